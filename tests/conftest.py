"""What all tests share: a marker for system tools, a show that hums."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dateline.errors import ShowError
from dateline.model import VoiceSpec
from dateline.show import SHOW
from dateline.yamlfile import load

if TYPE_CHECKING:
    from dateline.model import Show

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


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip where a tool is missing, or fail where nothing may be missing."""
    for mark in item.iter_markers("needs"):
        tool = mark.args[0]
        if shutil.which(tool):
            continue
        message = f"needs {tool}: install the package {mark.kwargs.get('package', tool)}"
        if os.environ.get("DATELINE_REQUIRE_ALL") == "1":
            pytest.fail(message)
        pytest.skip(message)


@pytest.fixture
def show() -> Show:
    """A show whose voice is the fast one."""
    return replace(load(SHOW_TEXT.encode(), "show.yaml", SHOW, ShowError), voice=VoiceSpec("tone:hum"))
