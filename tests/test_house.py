"""What holds of the repository as a whole."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from dateline import errors
from dateline.cli import parser
from dateline.errors import DatelineError

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_every_command_is_in_the_readme() -> None:
    """README names each command, and no command that is not there."""
    [commands] = [action.choices for action in parser()._actions if action.choices]
    named = set(re.findall(r"dateline (\w+)", README))
    assert set(commands or ()) <= named
    assert named & {"studio"} == set()


def test_the_readmes_table_of_speed_is_a_measured_one() -> None:
    """The table has the form that the benchmark prints."""
    assert re.search(r"\d cores, Python 3\.\d+\.\d+, medians of \d+", README)
    assert len(re.findall(r"(?m)^\| .+ \| \d+\.\d\d \| \d+\.\d\d \| \d+\.\d\d \|$", README)) == 4


def test_links_lead_somewhere() -> None:
    """Every relative link in the papers names a file that is there."""
    for page in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_every_error_has_its_place_in_the_tree() -> None:
    """The tree in the docstring names every error with the exit code that it has."""
    drawn = dict(re.findall(r"(?m)^ +(\w+) .*?(\d)?$", errors.__doc__ or ""))
    found = {
        name: one for name, one in vars(errors).items() if isinstance(one, type) and issubclass(one, DatelineError)
    }
    assert set(found) == {*drawn, "DatelineError"}
    for name, code in drawn.items():
        if code:
            assert found[name].exit_code == int(code), name


def test_the_wheel_holds_what_src_holds(tmp_path: Path) -> None:
    """Code, data, fonts and licences are in the wheel; nothing else is."""
    pytest.importorskip("hatchling")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    [wheel] = tmp_path.glob("*.whl")
    held = {name for name in zipfile.ZipFile(wheel).namelist() if name.startswith("dateline/")}
    files = (
        path for path in (ROOT / "src" / "dateline").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    )
    assert held == {f"dateline/{path.relative_to(ROOT / 'src' / 'dateline').as_posix()}" for path in files}


def test_every_dependency_has_its_licence_told() -> None:
    """docs/licences.md names each package that pyproject.toml asks for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    told = (ROOT / "docs" / "licences.md").read_text("utf-8").lower()
    extras = (line for lines in project["optional-dependencies"].values() for line in lines)
    for line in (*project["dependencies"], *extras):
        name = re.match(r"[\w.-]+", line)
        assert name is not None
        assert name[0].lower() in told, name[0]
