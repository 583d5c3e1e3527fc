"""Whole files or nothing (law 7): interruptions, other writers, links and folders that cannot be written."""

import datetime as dt
import os
import sys
import threading
from pathlib import Path

import pytest

from skew_cli.app.load import load
from skew_cli.errors import SkewError
from skew_cli.store.files import inside, put, read, write
from skew_cli.store.repository import Repository

OLD, NEW = b"old\r\n", b"new\n"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "programs/2024/a.yaml"
    path.parent.mkdir(parents=True)
    path.write_bytes(OLD)
    return path


def names(root):
    return sorted(each.relative_to(root).as_posix() for each in root.rglob("*") if not each.is_dir())


@pytest.mark.parametrize("accident", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("where", ["pathlib.Path.replace", "os.fsync", "pathlib.Path.chmod"])
def test_an_interrupted_write_leaves_the_old_file(tmp_path, file, monkeypatch, accident, where):
    def fail(*args, **kwargs):
        raise accident

    monkeypatch.setattr(where, fail)
    with pytest.raises(SkewError if isinstance(accident, OSError) else KeyboardInterrupt):
        write(file, NEW, root=tmp_path, old=OLD)
    monkeypatch.undo()
    assert (OLD, ["programs/2024/a.yaml"]) == (file.read_bytes(), names(tmp_path))
    write(file, NEW, root=tmp_path, old=OLD)
    assert (NEW, ["programs/2024/a.yaml"]) == (file.read_bytes(), names(tmp_path))


def test_an_interrupted_output_leaves_the_old_one(file, monkeypatch):
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        put(file, NEW)
    assert (OLD, ["a.yaml"]) == (file.read_bytes(), names(file.parent))


def test_the_mode_of_the_file_stays(tmp_path, file):
    file.chmod(0o640)
    write(file, NEW, root=tmp_path, old=OLD)
    assert 0o640 == file.stat().st_mode & 0o777


def test_of_two_writers_the_second_is_refused(tmp_path, file, monkeypatch):
    seen = []
    replace = Path.replace

    def meanwhile(self, target):
        with pytest.raises(SkewError) as refused:
            write(file, b"other\n", root=tmp_path, old=OLD)
        seen.append(refused.value.message.en)
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", meanwhile)
    write(file, NEW, root=tmp_path, old=OLD)
    assert (NEW, ['another skew is writing here ("{lock}" exists)']) == (file.read_bytes(), seen)


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path, file):
    file.write_bytes(b"theirs\n")
    with pytest.raises(SkewError, match="changed meanwhile"):
        write(file, NEW, root=tmp_path, old=OLD)
    file.unlink()
    with pytest.raises(SkewError, match="changed meanwhile"):
        write(file, NEW, root=tmp_path, old=OLD)
    assert [] == names(tmp_path)


def test_a_new_file_never_replaces_one(tmp_path, file):
    with pytest.raises(SkewError, match="exists already"):
        write(file, NEW, root=tmp_path)
    assert OLD == file.read_bytes()


def test_a_file_where_the_folder_should_be(tmp_path, file):
    with pytest.raises(SkewError, match="cannot be written"):
        write(file / "b.yaml", NEW, root=tmp_path)
    with pytest.raises(SkewError, match="cannot be written"):
        put(file / "b.html", NEW)
    assert (OLD, ["programs/2024/a.yaml"]) == (file.read_bytes(), names(tmp_path))


def test_nothing_is_written_outside(tmp_path, file):
    root = tmp_path / "programs"
    (root / "link").symlink_to(tmp_path)
    for path in (root / "../x.yaml", root / "link/x.yaml", Path("/x.yaml")):
        with pytest.raises(SkewError, match="outside the repository"):
            write(path, NEW, root=root)
    assert ["programs/2024/a.yaml"] == [each for each in names(tmp_path) if "link" not in each]


def test_a_link_inside_stays_a_link(tmp_path, file):
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    write(link, NEW, root=tmp_path, old=OLD)
    assert (True, NEW) == (link.is_symlink(), file.read_bytes())


def test_a_link_to_itself_is_an_error_not_a_crash(tmp_path):
    loop = tmp_path / "loop.yaml"
    loop.symlink_to(loop)
    with pytest.raises(SkewError, match="cannot be read"):
        read(inside(loop, tmp_path))


def test_what_cannot_be_read_is_listed_and_what_has_two_names_once(tmp_path, file):
    folder = file.parent
    (folder / "b.yaml").symlink_to("a.yaml")
    (folder / "c.yml").write_bytes(NEW)
    (folder / "folder.yaml").mkdir()
    (folder / "gone.yaml").symlink_to("nothing")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "out.yaml").symlink_to("/etc/hostname")
    (folder / ".hidden").mkdir()
    (folder / ".hidden/x.yaml").write_bytes(NEW)
    found = [each.rsplit("/", 1)[-1] for each in Repository(root=tmp_path).programs()]
    assert ["a.yaml", "c.yml", "folder.yaml", "gone.yaml", "loop.yaml", "out.yaml"] == found


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SkewError) as told:
        read(tmp_path / "pipe")
    assert '"{path}" is no regular file' == told.value.message.en
    (tmp_path / "programs/2024").mkdir(parents=True)
    os.mkfifo(tmp_path / "programs/2024/x.yaml")
    (flaw,) = load(Repository(root=tmp_path), dt.date(2024, 5, 1)).sources["programs/2024/x.yaml"].document.flaws
    assert ("unreadable", {"why": "no regular file"}) == (flaw.message_id, flaw.params)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such pipes")
def test_a_pipe_that_was_given_by_hand_is_read(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(b"programs/2024/x.yaml\n",))
    writer.start()
    assert b"programs/2024/x.yaml\n" == read(tmp_path / "pipe", pipe=True)
    writer.join()
