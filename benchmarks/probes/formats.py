"""One document in one format: import of its library, first document, second document, memory, size; as JSON.

Arguments: repository, format, language. The document is the handout of a program with its checklists.
"""

import datetime as dt
import json
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path

from skew_cli.app.documents import dated_checklists, material
from skew_cli.app.load import load
from skew_cli.app.templates import skin
from skew_cli.calendars.zones import use_package
from skew_cli.documents import program_kind
from skew_cli.store.repository import find

root, name, lang, times = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
use_package()
index = load(find(root), dt.date(2024, 4, 15))
source = index.sources["programs/2024/koeln-bethlehem.yaml"]
found = material(index, source, lang, lists=dated_checklists(index, source), audience="partners")
docs = [program_kind(each).build(found) for each in ("handout", "checklist")]
doc = replace(docs[0], blocks=(docs[0].blocks + docs[1].blocks) * times)
look = skin(index.repository)
start = time.perf_counter()
from skew_cli.exports import formats  # noqa: E402 - its time is measured

render = formats()[name].render
content = render(doc, look).content
first = time.perf_counter()
render(doc, look)
again = time.perf_counter()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
figures = {"first": 1000 * (first - start), "again": 1000 * (again - first), "peak": peak, "size": len(content) / 1024}
print(json.dumps({key: [value] for key, value in figures.items()}))  # noqa: T201 - what a probe is for
