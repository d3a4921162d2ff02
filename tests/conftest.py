"""What all tests share: a marker for system tools, a show that hums."""

from __future__ import annotations

import os
import re
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
def dateline() -> Dateline:
    """Run the program as a user does, and hold it to an exit code."""

    def run(*arguments: str | Path, cwd: Path, code: int = 0, **environment: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "dateline", *map(str, arguments)],
            cwd=cwd,
            env=os.environ | environment,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=300,  # an ear on a busy machine
            check=False,
        )
        assert done.returncode == code, f"{arguments}: {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    return run


STORY = """\
# Two markets

In Nairobi the gates of the market open at five. The first lorries have been standing in the road since midnight.

Grace Wanjiru has sold tomatoes in Nairobi for thirty years. She said the price had doubled since March.

In Lima the fish comes in before the light does. A man with a hook pulls crates over the wet floor.

By seven the market in Lima is empty again. Cats & gulls <divide> what is left.
"""


@pytest.fixture(scope="module")
def made(dateline: Dateline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A show with one episode, made once for a file of tests; the tests leave it as it is."""
    root = tmp_path_factory.mktemp("made") / "show"
    dateline("new", root, "--title", "Dispatches", cwd=root.parent)
    path = root / "show.yaml"
    path.write_text(re.sub(r"(?m)^voice: \S+", "voice: tone:hum", path.read_text("utf-8")), "utf-8")
    (root / "script" / "stories" / "markets.md").write_text(STORY, "utf-8")
    dateline("make", "script/stories/markets.md", cwd=root)
    return root


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
