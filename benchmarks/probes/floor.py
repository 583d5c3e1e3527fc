"""F: finds, reads and hashes all program files of a repository, and nothing else."""

import os
import sys
from _blake2 import blake2b

folders, files = [os.path.join(sys.argv[1], "programs")], []  # noqa: PTH118 - the floor is what costs least
while folders:
    with os.scandir(folders.pop()) as entries:
        for entry in entries:
            if entry.is_dir():
                folders.append(entry.path)
            elif entry.name.endswith(".yaml"):
                files.append(entry.path)
for path in sorted(files):
    handle = os.open(path, os.O_RDONLY)
    blake2b(os.read(handle, os.fstat(handle).st_size), digest_size=16).digest()
    os.close(handle)
