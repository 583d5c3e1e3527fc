"""What runs skew in CI: the action's steps as a script, the GitLab jobs, and the hook by the real pre-commit."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cli_repository import BONN, KOELN
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
FRIDAY = KOELN.replace("2024-05-28", "2024-05-31")
BASH = shutil.which("bash")
pytestmark = pytest.mark.skipif(BASH is None, reason="CI scripts need bash")


def read(text: str):
    return YAML(typ="safe", pure=True).load(text)


def git(folder: Path, *args: str) -> str:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *who, *args], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A git repository with two programs, of which one has a session on a Friday."""
    root = tmp_path / "repository"
    (root / "programs" / "2024").mkdir(parents=True)
    (root / "skew.toml").write_text('lang = "de"\n')
    (root / "programs" / "2024" / "bonn-ramallah.yaml").write_text(BONN)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    (root / "programs" / "2024" / "koeln-bethlehem.yaml").write_text(FRIDAY, encoding="utf-8")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "second")
    return root


def run(script: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """A step as a runner runs it: bash, stop at the first error, nothing of this machine but PATH."""
    environ = {
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder.parent),
        "LC_ALL": "C.UTF-8",
        **more,
    }
    command = [BASH or "", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, encoding="utf-8", check=False
    )


class Action:
    """The last step of `action.yml` on a runner."""

    def __init__(self, repository: Path) -> None:
        self.repository = repository
        self.step = read((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"][-1]

    def __call__(self, **inputs: str):
        temp = self.repository.parent / "temp"
        temp.mkdir(exist_ok=True)
        output, summary = temp / "output", temp / "summary"
        for each in (output, summary):
            each.write_text("")
        names = re.compile(r"\$\{\{ (?:inputs\.(\S+)|(\S+)) \}\}")
        given = {
            name: inputs.get((found[1] or found[2].rpartition(".")[2]).replace("-", "_"), "")
            for name, text in self.step["env"].items()
            if (found := names.fullmatch(text))
        }
        runner = {"GITHUB_ACTIONS": "true", "RUNNER_TEMP": str(temp), "GITHUB_OUTPUT": str(output)}
        runner["GITHUB_WORKSPACE"] = str(self.repository)
        done = run(self.step["run"], self.repository, **given, **runner, GITHUB_STEP_SUMMARY=str(summary))
        told = dict(line.split("=", 1) for line in output.read_text().splitlines())
        return done, told, summary.read_text("utf-8")


@pytest.fixture
def action(repository):
    return Action(repository)


def test_inputs_and_outputs_are_those_of_the_contract():
    made = read((ROOT / "action.yml").read_text("utf-8"))
    expected = ["directory", "paths", "since", "fail-on", "shard", "lang", "as-of", "sarif"]
    assert expected == list(made["inputs"])
    assert [".", "", "", "", "", "", "", "false"] == [each["default"] for each in made["inputs"].values()]
    assert ["exit-code", "errors", "warnings", "report"] == list(made["outputs"])


@pytest.mark.parametrize("file", ["action.yml", "templates/repository/github/workflows/skew.yml"])
def test_no_expression_stands_inside_a_script(file):
    made = read((ROOT / file).read_text("utf-8"))
    steps = made["runs"]["steps"] if "runs" in made else made["jobs"]["validate"]["steps"]
    scripts = [each["run"] for each in steps if "run" in each]
    assert scripts
    assert [] == [each for each in scripts if "${{" in each]


def test_the_action_reports_everywhere_and_fails(action):
    done, told, summary = action(as_of="2024-04-15")
    assert (1, "1", "1") == (done.returncode, told["exit-code"], told["errors"])
    assert re.search(r"^::error [^\n]*file=programs/2024/koeln-bethlehem\.yaml", done.stderr, re.MULTILINE)
    assert "D004" in done.stdout
    assert "D004" in summary
    report = json.loads(Path(told["report"]).read_text())
    assert ["D004"] == [each["code"] for each in report["findings"] if each["severity"] == "error"]
    assert ("2024-04-15", told["warnings"]) == (report["as_of"], str(report["summary"]["warnings"]))


def test_the_action_passes_its_inputs_on(action, repository):
    done, told, _ = action(as_of="2024-04-15", paths="programs/2024/bonn-ramallah.yaml", lang="en", fail_on="error")
    assert (0, "0") == (done.returncode, told["errors"])
    done, told, _ = action(as_of="2024-04-15", since="HEAD~1", fail_on="never")
    filtered = json.loads(Path(told["report"]).read_text())["filter"]
    assert (0, "changed") == (done.returncode, filtered["kind"])
    done, told, _ = action(as_of="2024-04-15", shard="1/1", sarif="true")
    assert (1, True) == (done.returncode, (repository / "skew.sarif").exists())


def test_a_fork_gets_no_sarif(action, repository):
    action(as_of="2024-04-15", sarif="true", fork="true")
    assert not (repository / "skew.sarif").exists()


@pytest.mark.parametrize("paths", ["--help", "$(touch x)", "`touch x`", "programs/*; touch x", "nowhere"])
def test_what_stands_in_an_input_is_a_path_and_nothing_else(action, repository, paths):
    done, told, _ = action(as_of="2024-04-15", paths=paths)
    nothing = {"exit-code": "2", "errors": "", "warnings": "", "report": ""}
    assert ((2, nothing), False) == ((done.returncode, told), (repository / "x").exists())


@pytest.mark.parametrize("name", ["skew_cli/__init__.py", "skew_cli/__main__.py", "json.py", "typer.py"])
def test_modules_of_the_checked_repository_do_not_run(action, repository, name):
    trap = repository / name
    trap.parent.mkdir(exist_ok=True)
    trap.write_text(f"open({str(repository / 'trapped')!r}, 'w')\n")
    done, told, _ = action(as_of="2024-04-15")
    assert (1, "1", False) == (done.returncode, told["errors"], (repository / "trapped").exists())


def test_python_is_isolated_in_every_step():
    steps = read((ROOT / "action.yml").read_text("utf-8"))["runs"]["steps"]
    calls = [found for each in steps for found in re.findall(r"\bpython (?:-\S+ ){1,2}", each.get("run", ""))]
    assert ["python -I -m ", "python -I -m ", "python -I -c ", "python -I -c "] == calls


def test_the_action_checks_a_folder_of_a_repository(action, repository):
    (repository / "sub").mkdir()
    for each in ("programs", "skew.toml"):
        (repository / each).rename(repository / "sub" / each)
    done, told, _ = action(as_of="2024-04-15", directory="sub", sarif="true")
    assert (1, "1", True) == (done.returncode, told["errors"], (repository / "skew.sarif").exists())
    for path, code in (("programs/2024/bonn-ramallah.yaml", 0), ("sub/programs/2024/bonn-ramallah.yaml", 0)):
        done, told, _ = action(as_of="2024-04-15", directory="sub", paths=path)
        assert (code, "0") == (done.returncode, told["errors"])


def job(text: str, name: str) -> str:
    return "\n".join(read(text)[name]["script"])


def test_the_gitlab_job(repository):
    text = (ROOT / "templates" / "repository" / "gitlab-ci.yml").read_text("utf-8")
    done = run(job(text, "skew"), repository, CI_COMMIT_TIMESTAMP="2024-04-15T10:00:00+02:00")
    assert 1 == done.returncode
    quality = json.loads((repository / "gl-code-quality-report.json").read_text())
    assert "D004" in {each["check_name"] for each in quality}
    reports = read(text)["skew"]["artifacts"]["reports"].values()
    assert [True, True] == [(repository / each).exists() for each in reports]


def test_a_change_is_checked_once_by_the_workflow_that_init_lays_down():
    made = read((ROOT / "templates/repository/github/workflows/skew.yml").read_text("utf-8"))
    assert {"push": {"branches": ["main"]}, "pull_request": None} == made["on"]


def blocks(page: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```", (ROOT / "docs" / page).read_text("utf-8"), re.MULTILINE | re.DOTALL)


def test_shared_jobs_and_their_report(repository):
    text = next(each for each in blocks("ci.md") if "CI_NODE_INDEX" in each)
    total = read(text)["skew"]["parallel"]
    for index in range(1, total + 1):
        node = {"CI_NODE_INDEX": str(index), "CI_NODE_TOTAL": str(total)}
        done = run(job(text, "skew"), repository, CI_COMMIT_TIMESTAMP="2024-04-15T10:00:00+02:00", **node)
        assert (0, True) == (done.returncode, (repository / f"skew-{index}.json").exists())
    done = run(job(text, "skew-report"), repository)
    whole = run("skew validate --as-of 2024-04-15", repository)
    assert (1, whole.stdout) == (done.returncode, done.stdout)
    assert (repository / "skew.xml").exists()


def test_a_matrix_and_its_report(action, repository):
    jobs = read(next(each for each in blocks("ci.md") if "matrix.part" in each))["jobs"]
    inputs = jobs["validate"]["steps"][2]["with"]
    for number in jobs["validate"]["strategy"]["matrix"]["part"]:
        shard = inputs["shard"].replace("${{ matrix.part }}", str(number))
        _, told, _ = action(shard=shard, as_of="2024-04-15")
        (repository / f"part-{number}").mkdir()
        shutil.copy(told["report"], repository / f"part-{number}")
    done = run(jobs["report"]["steps"][-1]["run"], repository)
    whole = run("skew validate --as-of 2024-04-15 --report sarif=whole.sarif", repository)
    assert (1, whole.stdout) == (done.returncode, done.stdout)
    assert (repository / "skew.sarif").read_bytes() == (repository / "whole.sarif").read_bytes()


def test_pages_and_templates_are_readable():
    found = [read(each) for each in blocks("ci.md")]
    assert [dict] * len(found) == [type(each) for each in found]


def test_the_hook_by_the_real_pre_commit(repository, tmp_path):
    pre_commit = BIN / "pre-commit"
    if not pre_commit.exists():
        pytest.skip("pre-commit is not installed")
    hook = tmp_path / "hook"
    hook.mkdir()
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", hook)
    git(hook, "init", "-q")
    git(hook, "add", "-A")
    git(hook, "commit", "-qm", "hook")
    revision = git(hook, "rev-parse", "HEAD").strip()
    # `language: system` takes the skew of this environment instead of installing one.
    config = f"repos:\n- repo: {hook}\n  rev: {revision}\n  hooks:\n  - {{id: skew-validate, language: system}}\n"
    (repository / ".pre-commit-config.yaml").write_text(config)
    git(repository, "add", "-A")
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "SKEW_AS_OF": "2024-04-15"}

    def hooked(*files: str):
        return run(f"pre-commit run --files {' '.join(files)}", repository, **home)

    bad = hooked("programs/2024/koeln-bethlehem.yaml")
    assert (1, True) == (bad.returncode, "D004" in bad.stdout)
    good = hooked("programs/2024/bonn-ramallah.yaml")
    assert 0 == good.returncode, good.stdout
    other = hooked(".pre-commit-config.yaml")
    assert (0, True) == (other.returncode, "Skipped" in other.stdout)


def test_the_hook_that_init_lays_down_is_the_same():
    shipped = read((ROOT / ".pre-commit-hooks.yaml").read_text())[0]
    laid = read((ROOT / "templates" / "repository" / "pre-commit-config.yaml").read_text())["repos"][0]["hooks"][0]
    alike = ("id", "name", "entry", "files", "require_serial")
    assert [shipped[each] for each in alike] == [laid[each] for each in alike]
