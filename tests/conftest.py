"""What all tests share: a marker for system tools, a show that hums."""

from __future__ import annotations

import json
import os
import re
import selectors
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from dateline.errors import ShowError
from dateline.model import VoiceSpec
from dateline.shapes import load
from dateline.show import SHOW

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dateline.model import Show

# A busy machine is no fault; and a build server tries the same examples each time, a developer's machine new ones.
settings.register_profile("dateline", deadline=None, derandomize=bool(os.environ.get("CI")), print_blob=True)
settings.load_profile("dateline")

SHOW_TEXT = """\
id: 6f0c1f7e-8f2c-4b1c-9f3e-2a1b3c4d5e6f
title: Dispatches
author: The desk
description: Stories that move from city to city.
language: en
voice: tone:hum
"""


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker."""
    config.addinivalue_line("markers", "needs(tool, package=...): skip without a system tool")
    config.addinivalue_line("markers", "needs_module(name, ...): skip without a Python package")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip where a tool is missing, or fail where nothing may be missing."""
    tools = [mark for mark in item.iter_markers("needs") if not shutil.which(mark.args[0])]
    missing = [f"{mark.args[0]}: install the package {mark.kwargs.get('package', mark.args[0])}" for mark in tools]
    modules = (name for mark in item.iter_markers("needs_module") for name in mark.args)
    missing += [f"the Python package {name}" for name in modules if find_spec(name) is None]
    for what in missing:
        message = f"needs {what}"
        if os.environ.get("DATELINE_REQUIRE_ALL") == "1":
            pytest.fail(message)
        pytest.skip(message)


@pytest.fixture
def show() -> Show:
    """A show whose voice is the fast one."""
    return replace(load(SHOW_TEXT.encode(), "show.yaml", SHOW, ShowError), voice=VoiceSpec("tone:hum"))


Dateline = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def forked() -> Iterator[subprocess.Popen[str]]:
    """A process that runs commands in forks of itself; see its module."""
    command = [sys.executable, str(Path(__file__).with_name("forked.py"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        yield server
        assert server.stdin
        server.stdin.close()


@pytest.fixture(scope="session")
def dateline(forked: subprocess.Popen[str], tmp_path_factory: pytest.TempPathFactory) -> Dateline:
    """Run the program as a user does, and hold it to an exit code; in a new Python where the start may matter."""
    papers = tmp_path_factory.mktemp("said")
    answers = selectors.DefaultSelector()
    answers.register(forked.stdout or pytest.fail("no answers"), selectors.EVENT_READ)

    def fork(arguments: tuple[str, ...], cwd: Path) -> subprocess.CompletedProcess[str]:
        out, err = papers / "out", papers / "err"
        out.write_bytes(b"")
        err.write_bytes(b"")
        request = {"arguments": arguments, "cwd": str(cwd), "environment": dict(os.environ)}
        assert forked.stdin
        assert forked.stdout
        forked.stdin.write(json.dumps(request | {"out": str(out), "err": str(err)}) + "\n")
        forked.stdin.flush()
        if not answers.select(_PATIENCE):
            forked.kill()
            pytest.fail(f"{arguments}: no end after {_PATIENCE} s\n{out.read_text()}\n{err.read_text()}")
        code = int(forked.stdout.readline())
        return subprocess.CompletedProcess(arguments, code, out.read_text("utf-8"), err.read_text("utf-8"))

    def start(arguments: tuple[str, ...], cwd: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "dateline", *arguments],
            cwd=cwd,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE,
            check=False,
        )

    def run(*arguments: str | Path, cwd: Path, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
        words = tuple(map(str, arguments))
        done = start(words, cwd, environment) if environment else fork(words, cwd)
        assert done.returncode == code, f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    return run


_PATIENCE = 300
"""Seconds for a command: an ear on a busy machine."""

STORY = """\
# Two markets

In Nairobi the gates of the market open at five. The first lorries have been standing in the road since midnight.

Grace Wanjiru has sold tomatoes in Nairobi for thirty years. She said the price had doubled since March.

In Lima the fish comes in before the light does. A man with a hook pulls crates over the wet floor.

By seven the market in Lima is empty again. Cats & gulls <divide> what is left.
"""


@pytest.fixture(scope="session")
def pristine(dateline: Dateline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show with one episode, made once."""
    root = tmp_path_factory.mktemp("made") / "show"
    dateline("new", root, "--title", "Dispatches", cwd=root.parent)
    path = root / "show.yaml"
    path.write_text(re.sub(r"(?m)^voice: \S+", "voice: tone:hum", path.read_text("utf-8")), "utf-8")
    (root / "script" / "stories" / "markets.md").write_text(STORY, "utf-8")
    dateline("make", "script/stories/markets.md", cwd=root)
    return root


@pytest.fixture(scope="module")
def made(pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same show for a file of tests, which leave it as it is."""
    return Path(shutil.copytree(pristine, tmp_path_factory.mktemp("made") / "show"))


@pytest.fixture
def copied(made: Path, tmp_path: Path) -> Path:
    """The same show, to be changed."""
    return Path(shutil.copytree(made, tmp_path / "show"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let golden files be rewritten."""
    parser.addoption("--bless", action="store_true", help="rewrite golden files")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--bless"))
