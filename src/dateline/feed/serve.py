"""A preview as a listener's app sees it: HEAD, ranges, ETag and 304, the right types, nothing else.

Only what the manifest names is served, and the feed is rendered for the address that is listened at, never
for what a request claims in its Host header.
"""

from __future__ import annotations

import errno
import hashlib
import re
import socket
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from dateline.errors import PublishError
from dateline.feed.publish import read_manifest, type_of
from dateline.feed.rss import FEED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

_RANGE = re.compile(r"(?=-?\d)(\d{0,18})-(\d{0,18})", re.ASCII)
_OPEN = (".vtt", ".srt", ".json", ".xml", ".jpg", ".transcript.html")
"""What players in a browser fetch from another origin."""


def app(feed: Path, audio: Path, render: Callable[[str], bytes]) -> Starlette:
    """Make the application.

    Args:
        feed: The folder with the manifest; what it names is served at the root.
        audio: The folder whose published episodes are served under /audio/.
        render: Gives feed.xml, or an archive of it, for the address in use.
    """
    from starlette.applications import Starlette  # noqa: PLC0415 - only serving pays for it
    from starlette.responses import PlainTextResponse, RedirectResponse  # noqa: PLC0415 - the same
    from starlette.routing import Route  # noqa: PLC0415 - the same

    def answer(request: Request) -> Response:
        path = request.url.path.lstrip("/")
        manifest = read_manifest(feed)
        pages = {name for name, _, _ in manifest.files}
        if path in pages and path.endswith(".xml"):
            return _text(request, render(path))
        if f"{path}/index.html".lstrip("/") in pages and path and not path.endswith("/"):
            return RedirectResponse(f"/{path}/", status_code=308)
        name = f"{path}index.html" if path.endswith("/") or not path else path
        if name in pages:
            return _file(request, feed / name, name)
        if path.startswith("audio/") and path.removeprefix("audio/") in manifest.audio:
            return _file(request, audio / path.removeprefix("audio/"), path)
        return PlainTextResponse("not in the feed\n", status_code=404)

    return Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "HEAD"])])


def _headers(name: str) -> dict[str, str]:
    headers = {"Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    return headers | ({"Access-Control-Allow-Origin": "*"} if name.endswith(_OPEN) else {})


def _text(request: Request, data: bytes) -> Response:
    from starlette.responses import Response  # noqa: PLC0415 - see app

    tag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    headers = _headers(FEED) | {"ETag": tag}
    if _matches(request, tag):
        return Response(status_code=304, headers=headers)
    return Response(data, headers=headers, media_type="application/rss+xml")


def _file(request: Request, path: Path, name: str) -> Response:
    from starlette.responses import FileResponse, PlainTextResponse, Response  # noqa: PLC0415 - see app

    if not path.is_file():
        return PlainTextResponse("rendered once, and gone since: publish again\n", status_code=404)
    response = FileResponse(path, headers=_headers(name), media_type=type_of(name), stat_result=path.stat())
    if _matches(request, response.headers["etag"]) or _older(request, response.headers["last-modified"]):
        names = ("etag", "last-modified", "cache-control", "access-control-allow-origin")
        return Response(
            status_code=304, headers={key: response.headers[key] for key in names if key in response.headers}
        )
    if not _understood(request.headers.get("range", "")):  # such a header is to be ignored (RFC 9110, 14.2)
        request.scope["headers"] = [pair for pair in request.scope["headers"] if pair[0].lower() != b"range"]
    return response


def _understood(asked: str) -> bool:
    """Whether a Range is one of bytes whose ends come after their beginnings (RFC 9110, 14.1.2).

    >>> _understood("bytes=0-99, -5"), _understood("bytes=5-2"), _understood("lines=1-2")
    (True, False, False)
    """
    unit, _, ranges = asked.partition("=")
    found = [_RANGE.fullmatch(one.strip()) for one in ranges.split(",")]
    return unit.strip().lower() == "bytes" and all(
        one and (not one[1] or not one[2] or int(one[1]) <= int(one[2])) for one in found
    )


def _older(request: Request, changed: str) -> bool:
    """Whether a client that goes by dates has this version (RFC 9110, 13.1.3)."""
    since = request.headers.get("if-modified-since")
    if since is None or "if-none-match" in request.headers:
        return False
    try:
        return parsedate_to_datetime(changed) <= parsedate_to_datetime(since)
    except (ValueError, TypeError):  # no date, or one without a zone
        return False


def _matches(request: Request, tag: str) -> bool:
    """Whether a client has this version (RFC 9110, 13.1.2: weak comparison)."""
    wanted = request.headers.get("if-none-match", "")
    return wanted.strip() == "*" or tag in [one.strip().removeprefix("W/") for one in wanted.split(",")]


def listen(host: str, port: int) -> socket.socket:
    """Take an address.

    Raises:
        PublishError: Somebody has it, or this machine has no such address.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    taken = socket.socket(family, socket.SOCK_STREAM)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((host, port))
        taken.listen(128)  # from here on nobody is refused, only kept waiting
    except (OSError, OverflowError) as error:
        taken.close()
        nowhere = isinstance(error, socket.gaierror) or getattr(error, "errno", 0) == errno.EADDRNOTAVAIL
        hint = "name an address of this machine, or 0.0.0.0 for all it has" if nowhere else ""
        raise PublishError(
            f"cannot listen at {host}:{port}: {error}", hint=hint or "try --port 0 for any free port"
        ) from error
    return taken


def address(taken: socket.socket) -> str:
    """Give the address of a socket as a URL."""
    host, port = taken.getsockname()[:2]
    host = _reachable(taken.family) if host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not listened at
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _reachable(family: int) -> str:
    """Give the address that others on the network know this machine by; nothing is sent to find it."""
    away, loopback = ("2001:db8::1", "::1") if family == socket.AF_INET6 else ("192.0.2.1", "127.0.0.1")
    with socket.socket(family, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect((away, 9))
            return str(asking.getsockname()[0])
        except OSError:
            return loopback


def beyond(url: str) -> bool:
    """Whether an address can be reached from other machines."""
    return not re.match(r"http://(?:127\.|localhost\b|\[::1\])", url)


def code(url: str) -> tuple[str, ...]:
    """Draw an address as a QR code for a terminal: two rows of modules a line, the light ones filled.

    >>> code("http://192.0.2.7:8000/feed.xml")[0]
    '█████████████████████████████'
    """
    import segno  # noqa: PLC0415 - only where somebody points a phone at it

    rows = [list(row) for row in segno.make(url, micro=False).matrix_iter(border=2)]
    rows += [[0] * len(rows[0])] * (len(rows) % 2)
    blocks = {(0, 0): "█", (0, 1): "▀", (1, 0): "▄", (1, 1): " "}
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return tuple("".join(blocks[bool(up), bool(down)] for up, down in zip(*pair, strict=True)) for pair in pairs)


def serve(application: Starlette, taken: socket.socket) -> None:
    """Answer until interrupted."""
    import uvicorn  # noqa: PLC0415 - only serving pays for it

    config = uvicorn.Config(application, log_level="error", access_log=False, lifespan="off", server_header=False)
    uvicorn.Server(config).run(sockets=[taken])
