"""The command line: arguments in, exit code out."""

from __future__ import annotations

import argparse
import os
import re
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

from dateline import commands as _run
from dateline.errors import DatelineError
from dateline.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 done, 1 a missed target, 2 usage, 3 bad input, 4 a missing part, 130 interrupted.
    """
    options = parser().parse_args(argv)
    report = Report(quiet=options.quiet, machine=options.json)
    try:
        command: Callable[[argparse.Namespace, Report], int] = options.command
        return command(options, report)
    except DatelineError as error:
        report.error(error)
        return error.exit_code
    except KeyboardInterrupt:
        print("\ndateline: interrupted; what is finished is kept, run it again to go on", file=sys.stderr)  # noqa: T201 - its job
        return INTERRUPTED
    except BrokenPipeError:  # somebody closed the pipe we print to, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def parser() -> argparse.ArgumentParser:
    """Describe every command, each with examples that run."""
    top = argparse.ArgumentParser(
        prog="dateline",
        description="Turn a written story that moves from city to city into a narrated podcast.",
        epilog="A first episode:  dateline new my-show && cd my-show && dateline make ../story.txt",
    )
    top.add_argument("--version", action="version", version=f"dateline {_version()}")
    commands = top.add_subparsers(metavar="COMMAND", required=True)
    for name, about, examples, arguments, command in _COMMANDS:
        one = commands.add_parser(
            name,
            help=about[0].lower() + about[1:].rstrip("."),
            description=about,
            epilog="examples:\n" + textwrap.indent("\n".join(examples), "  "),
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        arguments(one)
        one.add_argument("--show", type=Path, default=Path(), metavar="DIR", help="the show's folder (default: here)")
        one.add_argument("-q", "--quiet", action="store_true", help="print errors only")
        one.add_argument("--json", action="store_true", help="print one JSON object a line")
        one.set_defaults(command=command)
    return top


def _version() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - only --version asks

    return version("dateline")


# --- arguments ---------------------------------------------------------------------------


def _new(one: argparse.ArgumentParser) -> None:
    one.add_argument("dir", type=Path, metavar="DIR", help="a folder that has no show in it")
    one.add_argument("--title", default="", help="the show's title (default: the folder's name)")


def _drafting(one: argparse.ArgumentParser) -> None:
    one.add_argument("story", type=Path, metavar="STORY", help="plain text, Markdown or HTML")
    one.add_argument("--slug", default="", help="the script's name (default: from the headline)")
    one.add_argument("--force", action="store_true", help="replace a script that is there; a backup is kept")
    one.add_argument("--per", choices=("city", "heading", "none"), default="city", help="what makes a segment")
    one.add_argument("--cities", default="", help='only these: "Los Angeles, Toronto"')


def _dividing(one: argparse.ArgumentParser) -> None:
    _drafting(one)
    one.add_argument("--explain", action="store_true", help="print where each paragraph is and why; write nothing")


def _jobs(one: argparse.ArgumentParser) -> None:
    one.add_argument("-j", "--jobs", type=_positive, default=os.cpu_count() or 1, help="steps at a time")


def _building(one: argparse.ArgumentParser) -> None:
    one.add_argument("slug", nargs="*", metavar="SLUG", help="scripts (default: all but what is published)")
    one.add_argument("--all", action="store_true", help="build published episodes as well")
    one.add_argument("--dry-run", action="store_true", help="print which steps would run and why; run none")
    one.add_argument("--play", action="store_true", help="play from just before the first change")
    _jobs(one)


def _publishing(one: argparse.ArgumentParser) -> None:
    one.add_argument(
        "--replace-audio", action="store_true", help="replace sound that subscribers have by what is built"
    )
    one.add_argument("--to", metavar="PLACE", help="then send it there: a folder, s3://…, sftp://…")
    one.add_argument("--dry-run", action="store_true", help="with --to: print what would be sent of what is rendered")
    one.add_argument(
        "--overwrite", action="store_true", help="with --to: replace files that dateline did not put there"
    )
    one.add_argument("--break-lock", action="store_true", help="with --to: somebody's lock there is nobody's any more")


def _importing(one: argparse.ArgumentParser) -> None:
    one.add_argument("feed", type=Path, metavar="FEED", help="the RSS file of a show that exists")


def _moving(one: argparse.ArgumentParser) -> None:
    one.add_argument("--to", required=True, metavar="URL", help="the feed's new address, feed.xml included")


def _checking(one: argparse.ArgumentParser) -> None:
    one.add_argument("feed", nargs="?", type=Path, metavar="FEED", help="a feed of another show (default: this show's)")
    one.add_argument("--url", default="", metavar="ADDRESS", help="where the feed is served: ask the server, too")
    one.add_argument("--all", action="store_true", help="ask for the files of every episode, not of the newest 3")
    one.add_argument("--rules", action="store_true", help="print what is looked at, and who asks for it")


def _making(one: argparse.ArgumentParser) -> None:
    _drafting(one)
    _jobs(one)


def _retaking(one: argparse.ArgumentParser) -> None:
    one.add_argument("slug", metavar="SLUG", help="the script")
    one.add_argument("line", type=_positive, metavar="LINE", help="a line of the paragraph, as the editor counts")


def _fitting(one: argparse.ArgumentParser) -> None:
    one.add_argument("slug", metavar="SLUG", help="the script, built as it stands")
    one.add_argument("length", type=_length, metavar="LENGTH", help="12m, 12m30s, 12:30 or 750s")


def _proofing(one: argparse.ArgumentParser) -> None:
    one.add_argument("slug", metavar="SLUG", help="the script, built as it stands")
    one.add_argument("--model", type=Path, metavar="FOLDER", help="a faster-whisper model (default: the packaged one)")
    one.add_argument(
        "--threshold", type=_share, default=None, metavar="SHARE", help="of words misheard that fail it (default: 0.2)"
    )


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError("write a share from 0 to 1")
    return value


def _reading(one: argparse.ArgumentParser) -> None:
    one.add_argument("slug", metavar="SLUG", help="the script")


def _teaching(one: argparse.ArgumentParser) -> None:
    one.add_argument("way", choices=("import", "export"), help="into script/lexicon.yaml, or from it")
    one.add_argument("file", type=Path, metavar="FILE", help="a PLS 1.0 lexicon")
    one.add_argument("--house", action="store_true", help="export the house's own entries, too")


def _saying(one: argparse.ArgumentParser) -> None:
    one.add_argument("text", metavar="TEXT", help="what to say")
    one.add_argument("--voice", default="", help="engine:voice (default: the show's, or pyttsx3)")
    one.add_argument("--out", type=Path, help="write a WAV there and play nothing")


def _listing(one: argparse.ArgumentParser) -> None:
    one.add_argument("--language", default="", help="only voices of this language: en, pt-br")


def _serving(one: argparse.ArgumentParser) -> None:
    one.add_argument("--port", type=int, default=8000, help="0 takes any free one")
    one.add_argument("--host", default="127.0.0.1", help="an address to listen at beyond this machine")


def _nothing(_one: argparse.ArgumentParser) -> None:
    pass


def _length(text: str) -> float:
    """Read a length.

    >>> _length("12m"), _length("12m30s"), _length("12:30"), _length("750s"), _length("1h2m")
    (720.0, 750.0, 750.0, 750.0, 3720.0)
    """
    clock = re.fullmatch(r"(?:(\d+):)?(\d+):([0-5]\d)", text)
    units = re.fullmatch(r"(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?", text)
    found = clock or units
    if not text or found is None or not any(map(int, found.groups("0"))):
        raise argparse.ArgumentTypeError("write a length such as 12m, 12m30s or 12:30")
    hours, minutes, seconds = map(int, found.groups("0"))
    return float(3600 * hours + 60 * minutes + seconds)


def _positive(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError("write a whole number from 1")
    return int(text)


_COMMANDS = (
    ("new", "Lay out a show.", ("dateline new my-show",), _new, _run.new),
    (
        "draft",
        "Make a story into a script, a segment for each city.",
        (
            "dateline draft story.txt",
            'dateline draft story.md --cities "Nairobi, Lima" --slug two-markets',
            "dateline draft story.txt --explain   (write nothing; --json is the same for machines)",
        ),
        _dividing,
        _run.draft,
    ),
    (
        "build",
        "Make scripts into audio: only what has changed.",
        ("dateline build", "dateline build two-markets --dry-run", "dateline build two-markets --play"),
        _building,
        _run.build,
    ),
    (
        "publish",
        "Render the feed from what is built.",
        ("dateline publish", "dateline publish --replace-audio", "dateline publish --to s3://dispatches/kitchens"),
        _publishing,
        _run.publish,
    ),
    (
        "import",
        "Take over an existing show's identities, dates and order.",
        ("dateline import old-feed.xml", "dateline import feed/feed.xml   (after a lost ledger)"),
        _importing,
        _run.import_,
    ),
    (
        "move",
        "Tell apps that the feed is going to another address.",
        ("dateline move --to https://podcasts.dispatches.fm/feed.xml",),
        _moving,
        _run.move,
    ),
    (
        "check",
        "Tell whether apps and directories will take the feed, its files and its server.",
        ("dateline check", "dateline check --url https://dispatches.fm/feed.xml", "dateline check --rules"),
        _checking,
        _run.check,
    ),
    (
        "make",
        "Do the whole job: draft, build, publish.",
        ("dateline make story.txt", "dateline make story.txt --slug two-markets -j 1"),
        _making,
        _run.make,
    ),
    (
        "retake",
        "Have a paragraph read again, as the script's next take.",
        ("dateline retake two-markets 24",),
        _retaking,
        _run.retake,
    ),
    (
        "fit",
        "Bring an episode to a length: pauses and pace, written into the script.",
        ("dateline fit two-markets 12m", "dateline fit two-markets 4:30"),
        _fitting,
        _run.fit,
    ),
    (
        "proof",
        "Listen to an episode, and list the sentences that are missing, cut or misheard.",
        ("dateline proof two-markets", "dateline proof two-markets --model models/small --threshold 0.1"),
        _proofing,
        _run.proof,
    ),
    (
        "read",
        "Report what will be said differently from how it is written, and which names nobody has taught.",
        ("dateline read two-markets",),
        _reading,
        _run.read,
    ),
    (
        "lexicon",
        "Exchange the show's lexicon with other programs, as W3C PLS 1.0.",
        ("dateline lexicon import names.pls", "dateline lexicon export names.pls --house"),
        _teaching,
        _run.lexicon,
    ),
    ("say", "Hear a sentence in a voice.", ('dateline say "Good evening from Lima."',), _saying, _run.say),
    ("voices", "List the voices that are there.", ("dateline voices --language en",), _listing, _run.voices),
    (
        "serve",
        "Preview the feed: an app on this machine can subscribe to it.",
        ("dateline serve", "dateline serve --port 8080"),
        _serving,
        _run.serve,
    ),
)
