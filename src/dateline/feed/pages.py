"""A quiet page for each episode and one for the show: what a link in an app leads to."""

from __future__ import annotations

import itertools
from html import escape
from typing import TYPE_CHECKING, Protocol

from dateline.feed.captions import timestamp
from dateline.feed.clean import clean
from dateline.feed.notes import corrections, credit, disclosure
from dateline.feed.rss import Dated, newest
from dateline.rundown import seconds

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dateline.feed.rss import Site
    from dateline.model import Cue, Episode, Show

_STYLE = """\
:root{color-scheme:light dark;--ink:#1c1b19;--dim:#6a655c;--paper:#fbfaf7;--line:#e2ddd2;--mark:#8a3b12}
@media(prefers-color-scheme:dark){:root{--ink:#ece8e0;--dim:#a59f93;--paper:#191816;--line:#35322d;--mark:#e2a27a}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Georgia,serif}
main{max-width:40rem;margin:0 auto;padding:2.5rem 1.25rem 5rem}a{color:var(--mark)}
h1{font-size:2rem;line-height:1.2;margin:.2em 0}h2{font-size:1.15rem;margin:2.2em 0 .4em}
.dim,time,nav li span{color:var(--dim);font-size:.875rem}audio{width:100%;margin:1rem 0}
img{width:8rem;height:8rem;float:inline-end;margin-inline-start:1.25rem;border-radius:4px}
img.way{width:100%;height:auto;float:none;margin:1rem 0;border:1px solid var(--line)}
nav ol,ul.list{list-style:none;padding:0}nav li{border-top:1px solid var(--line);padding:.35rem 0}
.line{text-decoration:none;color:inherit}.line:hover,.line:focus{background:var(--line)}
.now{background:var(--line)}
"""
_SEEK = """\
const sound=document.querySelector('audio'),lines=[...document.querySelectorAll('[data-at]')];
document.addEventListener('click',event=>{const link=event.target.closest('[data-at]');if(!link)return;
event.preventDefault();sound.currentTime=Number(link.dataset.at);sound.play();});
sound.addEventListener('timeupdate',()=>{let now=null;
for(const line of lines){if(!line.classList.contains('line'))continue;
line.classList.remove('now');if(Number(line.dataset.at)<=sound.currentTime)now=line;}
if(now)now.classList.add('now');});
"""


def _page(language: str, title: str, body: str, head: str = "") -> str:
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>{escape(title)}</title>\n'
        f"{head}<style>\n{_STYLE}</style>\n</head>\n<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )


def episode_page(show: Show, episode: Episode, site: Site) -> str:
    """Write the page of an episode: player, chapters, transcript, credits. It needs nothing from elsewhere."""
    picture = dict(site.covers).get(episode.slug, site.cover)
    chapters = "".join(
        f'<li><a href="#t{number}" data-at="{seconds(one.start):.3f}">{escape(clean(one.title))}</a> '
        f"<span>{timestamp(one.start)}</span></li>\n"
        for number, one in enumerate(episode.chapters)
    )
    day = episode.published.date().isoformat()
    body = (
        f'<p class="dim"><a href="../">{escape(clean(show.title))}</a> · <time datetime="{day}">{day}</time></p>\n'
        f'<img src="../{escape(picture)}" alt="">\n<h1 dir="auto">{escape(clean(episode.title))}</h1>\n'
        f'<p dir="auto">{escape(clean(episode.summary))}</p>\n'
        f'<audio controls preload="none" src="../audio/{escape(episode.enclosure.name)}"></audio>\n'
        f'{_way(episode, site)}<nav aria-label="Chapters"><ol>\n{chapters}</ol></nav>\n{"".join(_transcript(episode))}'
        f'<h2>About this recording</h2>\n<p class="dim">{escape(disclosure(episode))} '
        f"{escape(clean(credit(show, episode)))}</p>\n"
        + "".join(f"<p>{escape(clean(one))}</p>\n" for one in corrections(episode))
        + f'<p class="dim">Transcripts: <a href="../{episode.slug}.vtt">WebVTT</a>, '
        f'<a href="../{episode.slug}.srt">SRT</a>, <a href="../{episode.slug}.transcript.json">JSON</a>.</p>\n'
        f"<script>\n{_SEEK}</script>\n"
    )
    return _page(episode.language, f"{clean(episode.title)} · {clean(show.title)}", body)


def _way(episode: Episode, site: Site) -> str:
    """Show the map of an episode that goes somewhere."""
    picture = dict(site.routes).get(episode.slug)
    if picture is None:
        return ""
    cities = dict.fromkeys(clean(one.place.city) for one in episode.chapters if one.place)
    about = escape(f"Map: {', '.join(cities)}", quote=True)
    return f'<img class="way" src="../{escape(picture)}" alt="{about}" loading="lazy">\n'


def _transcript(episode: Episode) -> Iterator[str]:
    for number, cues in itertools.groupby(episode.cues, key=lambda cue: cue.chapter):
        yield f'<section id="t{number}">\n<h2 dir="auto">{escape(clean(episode.chapters[number].title))}</h2>\n'
        for _, paragraph in itertools.groupby(cues, key=lambda cue: cue.passage):
            yield _paragraph(list(paragraph))
        yield "</section>\n"


def _paragraph(cues: list[Cue]) -> str:
    who = f"<strong>{escape(clean(cues[0].who))}:</strong> " if cues[0].who else ""
    lines = " ".join(
        f'<a class="line" href="#" data-at="{seconds(cue.start):.3f}">{escape(clean(cue.text))}</a>' for cue in cues
    )
    return f'<p dir="auto"{" class=dim" if cues[0].slate else ""}>{who}{lines}</p>\n'


class Listed(Dated, Protocol):
    """What the show's page tells of an episode."""

    @property
    def title(self) -> str:
        """As written."""

    @property
    def summary(self) -> str:
        """Plain text; may be empty."""

    @property
    def page(self) -> str:
        """The address of its page, relative to the show's."""


def show_page(show: Show, episodes: Iterable[Listed], site: Site) -> str:
    """Write the page of the show: what it is, how to subscribe, its episodes."""
    rows = "".join(
        f'<li><h2 dir="auto"><a href="{escape(one.page)}">{escape(clean(one.title))}</a></h2>\n'
        f'<time datetime="{one.published.date().isoformat()}">{one.published.date().isoformat()}</time>'
        f'<p dir="auto">{escape(clean(one.summary))}</p></li>\n'
        for one in newest(episodes)
    )
    feed = escape(site.url("feed.xml"))
    body = (
        f'<img src="{escape(site.cover)}" alt="">\n<h1 dir="auto">{escape(clean(show.title))}</h1>\n'
        f'<p dir="auto">{escape(clean(show.description))}</p>\n'
        f'<p>Subscribe in any podcast app with this address: <a href="feed.xml">{feed}</a></p>\n'
        f'<ul class="list">\n{rows}</ul>\n'
    )
    link = f'<link rel="alternate" type="application/rss+xml" title="{escape(clean(show.title))}" href="feed.xml">\n'
    return _page(show.language, clean(show.title), body, link)
