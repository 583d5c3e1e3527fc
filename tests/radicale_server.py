"""A real CalDAV server for tests: Radicale in a process of its own, on this machine, with one user and one calendar."""

import contextlib
import socket
import subprocess
import sys
import time

USER, PASSWORD = "advice", "not-a-secret"
CONFIG = """\
[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[logging]
level = info
"""

FOREIGN = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//somebody//else//EN
BEGIN:VEVENT
UID:council-meeting
DTSTAMP:20240401T093000Z
DTSTART:20240502T120000Z
DTEND:20240502T130000Z
SUMMARY:Council meeting
END:VEVENT
END:VCALENDAR
"""


class Server:
    """Starts again on the same port and with the same entries after it was killed."""

    def __init__(self, folder):
        self.folder = folder
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        (folder / "users").write_text(f"{USER}:{PASSWORD}\n")
        (folder / "config").write_text(CONFIG.format(port=self.port, folder=folder.as_posix()))
        self.process = None
        self.start()

    def start(self):
        with (self.folder / "log").open("ab") as log:
            command = [sys.executable, "-m", "radicale", "--config", str(self.folder / "config")]
            self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.folder)
        deadline = time.monotonic() + 30
        while not self._answers():
            assert (self.process.poll(), time.monotonic() < deadline) == (None, True), self.log()
            time.sleep(0.05)

    def _answers(self):
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return True
        except OSError:
            return False

    def kill(self):
        self.process.kill()
        self.process.wait()

    @property
    def url(self):
        """Of the calendar."""
        return f"http://127.0.0.1:{self.port}/{USER}/meetings/"

    def log(self):
        return (self.folder / "log").read_text("utf-8")

    def requests(self, method):
        """How many requests of this method it has had."""
        return self.log().count(f" {method} request for ")


@contextlib.contextmanager
def emptied(server):
    """An independent client; its calendar is empty but for one entry that is not ours."""
    from caldav.davclient import DAVClient

    with DAVClient(server.url, username=USER, password=PASSWORD) as found:
        found.delete(server.url)
        found.mkcalendar(server.url)
        found.put(f"{server.url}lunch.ics", FOREIGN, {"Content-Type": "text/calendar"})
        yield found
