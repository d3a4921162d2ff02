"""A process that has the program imported and forks for each command.

What is tested is the command, and not how long Python takes to start. One JSON object a line comes in: arguments,
folder, environment and where to write what is printed; one line goes out when the command has ended: its exit code.
Each command runs in a process of its own, from ``main`` to the last exit handler, as the console script runs it.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import dateline.feed.podcasting20
import dateline.produce
import dateline.script.split  # noqa: F401 - what commands import when they need it
from dateline import cli


def serve() -> None:
    """Run one command after another until nobody asks any more."""
    for line in sys.stdin.buffer:
        request = json.loads(line)
        child = os.fork()
        if child == 0:
            _become(request)
            sys.exit(cli.main(request["arguments"]))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - its answer


def _become(request: dict[str, Any]) -> None:
    """Take over what a process of its own would have been started with."""
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["environment"])
    for stream, name in enumerate((os.devnull, request["out"], request["err"])):
        file = os.open(name, os.O_WRONLY if stream else os.O_RDONLY)
        os.dup2(file, stream)
        os.close(file)


if __name__ == "__main__":
    serve()
