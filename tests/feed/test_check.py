"""`dateline check`: each fault that can be made in a feed, a file, a ledger or a server is told by its own code."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from dateline.feed import check as rules
from dateline.feed.check import asking
from dateline.feed.publish import type_of
from dateline.produce import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Dateline

ROOT = Path(__file__).parents[2]
ADDRESS = "https://dispatches.fm/kitchens"
NOW = datetime(2026, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def out(made: Path, dateline: Dateline) -> Path:
    """The show of the module at its address, with all that a directory asks for."""
    page = made / "show.yaml"
    text = re.sub(r"(?m)^base_url:.*", f"base_url: {ADDRESS}", page.read_text("utf-8"))
    text = re.sub(r"(?m)^title:.*", "title: Dispatches", text)
    page.write_text(f"{text}\ncopyright: The desk\nowner: {{name: The desk, email: desk@dispatches.fm}}\n", "utf-8")
    dateline("publish", cwd=made)
    return made


@pytest.fixture
def show(out: Path, tmp_path: Path) -> Path:
    """A copy of it, to be broken."""
    for name in ("feed", "audio"):
        shutil.copytree(out / name, tmp_path / name, ignore=shutil.ignore_patterns("takes", "segments", "covers"))
    shutil.copy(out / "show.yaml", tmp_path)
    return tmp_path


def codes(dateline: Dateline, show: Path, *arguments: str, errors: bool = False) -> dict[str, str]:
    """Check a show; gives what was found, by code: the severity."""
    told = dateline("check", "--json", *arguments, cwd=show, code=1 if errors else 0).stdout.splitlines()
    lines = [json.loads(line) for line in told]
    return {one["code"]: one["severity"] for one in lines if one["event"] == "finding"}


HEALTHY = {"notes.few": "hint"}
"""Two chapters are fewer than the three from which Apple makes chapters of timestamps."""


def test_a_healthy_show_has_no_error_and_no_warning(show: Path, dateline: Dateline) -> None:
    """What dateline publishes is what it asks for."""
    assert codes(dateline, show) == HEALTHY


# --- the feed ------------------------------------------------------------------------------

ALTERNATE = (
    '<podcast:alternateEnclosure type="audio/ogg"><podcast:source uri="https://x.fm/a.opus"/>'
    '<podcast:integrity type="md5" value="0"/></podcast:alternateEnclosure><podcast:chapters'
)
OPUS = (
    '<podcast:alternateEnclosure type="audio/mpeg"><podcast:source uri="https://x.fm/a.opus"/>'
    "</podcast:alternateEnclosure><podcast:chapters"
)
FLAC = (
    '<podcast:alternateEnclosure type="audio/flac" length="9" bitrate="48000.5" lang="en" default="true">'
    '<podcast:source uri="https://x.fm/a.flac" contentType="audio/flac"/>'
    f'<podcast:integrity type="sri" value="sha256-{"A" * 43}="/></podcast:alternateEnclosure><podcast:chapters'
)
TRAILER = (
    '<podcast:trailer pubdate="Mon, 04 May 2026 06:00:00 +0000" url="https://x.fm/t.mp3" length="10" type="audio/mpeg" '
    'season="1">Soon</podcast:trailer><podcast:medium'
)
GUID = "4a5e42d5-2112-5ad7-9414-2d681d70bc9a"
FEED: list[tuple[str, str, str]] = [  # the code; what is looked for, once; what is put in its place
    ("document.xml", "</channel>", ""),
    ("document.utf8", 'encoding="UTF-8"|encoding=\'UTF-8\'', 'encoding="ISO-8859-1"'),
    ("document.control", "<title>Dispatches", "<title>Dis&#x8;patches"),
    ("document.rss", 'version="2.0">', 'version="0.92">'),
    ("document.namespace", "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://www.itunes.com/DTDs/Podcast-1.0.dtd"),
    ("document.old-namespace", "https://podcastindex.org/namespace/1.0",
     "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md"),
    ("document.stray", "</channel>", "</channel><item><title>x</title></item>"),
    ("document.stray", "<item>", "<item><item><title>n</title></item>"),
    ("document.self", ' rel="self"', ' rel="alternate"'),
    ("document.self-address", 'href="https://dispatches.fm/kitchens/feed.xml"', 'href="feed.xml"'),
    ("document.https", 'image href="https:', 'image href="http:'),
    ("document.https", "<link>https:", "<link>http:"),
    ("text.markup", "<description>[^<]*</description>", "<description><p>Read by a synthetic voice.</p></description>"),
    ("text.plain", "<title>Two markets</title>", "<title>&lt;b&gt;Two&lt;/b&gt; markets</title>"),
    ("text.twice", "<title>Two markets</title>", "<title>Two &amp;amp; markets</title>"),
    ("channel.title", "<title>Dispatches</title>", ""),
    ("channel.description", "<description>[^<]*</description>", ""),
    ("channel.description-long", "<description>[^<]*</description>", f"<description>{'é' * 2001}</description>"),
    ("channel.link", "<link>https://dispatches.fm/kitchens/</link>", ""),
    ("channel.link-address", "<link>https://dispatches.fm/kitchens/</link>", "<link>dispatches</link>"),
    ("channel.image-address", '<itunes:image href="[^"]*/', '<itunes:image href="'),
    ("channel.once", "<language>en</language>", r"\g<0><language>de</language>"),
    ("channel.once", "<itunes:image [^>]*>", r"\g<0>\g<0>"),
    ("channel.once", "<podcast:medium>podcast</podcast:medium>", r"\g<0>\g<0>"),
    ("channel.date", "<lastBuildDate>[^<]*<", "<lastBuildDate>Freitag, 27. November<"),
    ("channel.language-code", "<language>en</language>", "<language>qqq</language>"),
    ("channel.language-code", "<language>en</language>", "<language>eng</language>"),
    ("channel.language", "<language>en</language>", ""),
    ("channel.language-code", "<language>en</language>", "<language>english</language>"),
    ("channel.category", "(?s)<itunes:category.*</itunes:category>", ""),
    ("channel.category-known", '<itunes:category text="News">', '<itunes:category text="Newz">'),
    ("channel.category-known", 'text="News Commentary"', 'text="Film Reviews"'),
    ("channel.explicit", "<itunes:explicit>false</itunes:explicit>", ""),
    ("channel.explicit-value", "<itunes:explicit>false", "<itunes:explicit>clean"),
    ("channel.image", "<itunes:image [^>]*>", ""),
    ("channel.author", "<itunes:author>[^<]*</itunes:author>", ""),
    ("channel.type", "<itunes:type>episodic</itunes:type>", ""),
    ("channel.type-value", "<itunes:type>episodic", "<itunes:type>weekly"),
    ("channel.copyright", "<copyright>[^<]*</copyright>", ""),
    ("channel.owner", "(?s)<itunes:owner>.*</itunes:owner>", ""),
    ("channel.owner-email", "desk@dispatches.fm</itunes:email>", "the desk</itunes:email>"),
    ("channel.hidden", "<itunes:type>", "<itunes:block>Yes</itunes:block><itunes:type>"),
    ("channel.moved", "<itunes:type>", "<itunes:new-feed-url>https://x.fm/f.xml</itunes:new-feed-url><itunes:type>"),
    ("channel.empty", "(?s)<item>.*</item>", ""),
    ("item.title", "<title>Two markets</title>", ""),
    ("item.title-number", "<title>Two markets", "<title>Episode 3: Two markets"),
    ("item.title-number", "<title>Two markets", "<title>Two markets (Ep. 12)"),
    ("item.title-show", "<title>Two markets", "<title>Dispatches: Two markets"),
    ("item.enclosure", "<enclosure [^>]*>", ""),
    ("item.enclosures", "(<enclosure [^>]*>)", r"\1\1"),
    ("item.guid", "<guid[^>]*>[^<]*</guid>", ""),
    ("item.once", "<guid[^>]*>[^<]*</guid>", r"\g<0>\g<0>"),
    ("item.once", "<pubDate>[^<]*</pubDate>", r"\g<0>\g<0>"),
    ("item.link-address", "(?s)(<item>.*?<link>)[^<]*", r"\1two-markets"),
    ("item.image-address", '(?s)(<item>.*?<itunes:image href=")[^"]*/', r"\1"),
    ("item.guid-permalink", ' isPermaLink="false"', ""),
    ("item.guid-repeated", "(?s)(<item>.*</item>)", r"\1\1"),
    ("enclosure.repeated", "(?s)(<item>.*</item>)", r"\1\1"),
    ("item.date", "<pubDate>[^<]*</pubDate>", ""),
    ("item.date-form", "<pubDate>[^<]*</pubDate>", "<pubDate>2026-05-04T06:00:00Z</pubDate>"),
    ("item.date-weekday", "<pubDate>[^<]*</pubDate>", "<pubDate>Tue, 04 May 2026 06:00:00 +0000</pubDate>"),
    ("item.date-future", "<pubDate>[^<]*</pubDate>", "<pubDate>Fri, 04 May 2096 06:00:00 +0000</pubDate>"),
    ("item.description", "(?s)(<item>.*?)<description>[^<]*</description>", r"\1"),
    ("item.description-long", "&lt;p&gt;Text", f"&lt;p&gt;{'a' * 4000}Text"),
    ("item.description-tags", "&lt;p&gt;Text", "&lt;h2&gt;Text"),
    ("item.order", "(?s)(<description>[^<]*</description>)\\s*(<content:encoded>.*</content:encoded>)", r"\2\1"),
    ("item.duration", "<itunes:duration>[^<]*</itunes:duration>", ""),
    ("item.duration-form", "<itunes:duration>[^<]*<", "<itunes:duration>a while<"),
    ("item.duration-form", "<itunes:duration>[^<]*<", "<itunes:duration>³<"),
    ("item.duration-form", "<itunes:duration>[^<]*<", f"<itunes:duration>{'9' * 5000}<"),
    ("item.link", "<link>[^<]*two-markets/</link>|<link>[^<]*/markets/</link>", ""),
    ("item.image", "(?s)(<item>.*?)<itunes:image [^>]*>", r"\1"),
    ("item.number", "<itunes:episodeType>", "<itunes:episode>0</itunes:episode><itunes:episodeType>"),
    ("item.number", "<itunes:episodeType>", "<itunes:episode>²</itunes:episode><itunes:episodeType>"),
    ("item.number", "<itunes:episodeType>", f"<itunes:season>{'1' * 5000}</itunes:season><itunes:episodeType>"),
    ("item.number-repeated", "(?s)(<item>.*?)(<itunes:episodeType>.*</item>)",
     r"\1<itunes:episode>2</itunes:episode>\2\1<itunes:episode>2</itunes:episode>\2"),
    ("item.number-serial", "<itunes:type>episodic", "<itunes:type>serial"),
    ("item.type", "<itunes:episodeType>full", "<itunes:episodeType>whole"),
    ("item.type-missing", "<itunes:episodeType>full</itunes:episodeType>", ""),
    ("item.explicit", "(?s)(<item>.*<itunes:explicit>)false", r"\1no"),
    ("item.hidden", "<itunes:episodeType>", "<itunes:block>Yes</itunes:block><itunes:episodeType>"),
    ("item.ai-content", '(?s)(<item>.*)<podcast:txt purpose="ai-content">true</podcast:txt>', r"\1"),
    ("item.disclosure", "synthetic", "warm"),
    ("notes.times", r"\(00:00:00\)", "(00:00:03)"),
    ("enclosure.url", 'enclosure url="[^"]*"', 'enclosure url="two.mp3"'),
    ("enclosure.url", 'enclosure url="https://', 'enclosure url="https://me:pw@'),
    ("enclosure.url", 'enclosure url="https://[^/]*', 'enclosure url="https://[dispatches.fm'),
    ("enclosure.length", 'length="[^"]*"', 'length="0"'),
    ("enclosure.length", 'length="[^"]*"', 'length="²"'),
    ("enclosure.length", 'length="[^"]*"', f'length="{"1" * 5000}"'),
    ("enclosure.type", 'type="audio/mpeg"', 'type="audio/mp3"'),
    ("podcast.guid", "<podcast:guid>[^<]*</podcast:guid>", ""),
    ("podcast.guid-form", "<podcast:guid>[^<]*<", "<podcast:guid>dispatches<"),
    ("podcast.guid-address", "<podcast:guid>[^<]*<", "<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c<"),
    ("podcast.locked", "<podcast:locked[^>]*>[^<]*</podcast:locked>", ""),
    ("podcast.locked-value", "(<podcast:locked[^>]*>)\\w+", r"\1maybe"),
    ("podcast.locked-owner", "<podcast:locked[^>]*>\\w+", "<podcast:locked>yes"),
    ("podcast.medium", "<podcast:medium>podcast", "<podcast:medium>radio"),
    ("podcast.transcript", "<podcast:transcript [^>]*>", ""),
    ("podcast.transcript-type", 'type="application/x-subrip"', 'type="application/subrip"'),
    ("podcast.transcript-vtt", '<podcast:transcript [^>]*type="text/vtt"[^>]*>', ""),
    ("podcast.transcript-language", 'type="text/vtt" language="en"', 'type="text/vtt" language="english"'),
    ("podcast.transcript-rel", 'rel="captions"', 'rel="subtitles"'),
    ("podcast.chapters", 'type="application/json\\+chapters"', 'type="application/json"'),
    ("podcast.soundbite", "<podcast:chapters", '<podcast:soundbite startTime="9000" duration="30"/><podcast:chapters'),
    ("podcast.person", '(<podcast:person role="narrator" group="cast">)[^<]*', r"\1"),
    ("podcast.person-role", 'role="narrator"', 'role="speaker"'),
    ("podcast.person-group", 'role="narrator" group="cast"', 'role="narrator" group="writing"'),
    ("podcast.person-address", 'role="narrator"', 'role="narrator" img="me.jpg"'),
    ("podcast.remote", "<podcast:medium",
     '<podcast:podroll><podcast:remoteItem feedGuid="x"/></podcast:podroll><podcast:medium'),
    ("podcast.location", "(<podcast:location [^>]*>)[^<]*", rf"\1{'N' * 129}"),
    ("podcast.location-geo", 'geo="geo:-?[0-9.]+', 'geo="geo:-91.2'),
    ("podcast.location-osm", 'rel="subject"', 'rel="subject" osm="Nairobi"'),
    ("podcast.location-country", 'country="KE"', 'country="Kenya"'),
    ("podcast.location-rel", 'rel="subject"', 'rel="about"'),
    ("podcast.number", "<podcast:chapters", "<podcast:season>two</podcast:season><podcast:chapters"),
    ("podcast.number", "<podcast:chapters", "<podcast:season>0</podcast:season><podcast:chapters"),
    ("podcast.number", "<podcast:chapters", "<podcast:season>²</podcast:season><podcast:chapters"),
    ("podcast.txt", "<podcast:chapters", f'<podcast:txt purpose="{"p" * 129}">x</podcast:txt><podcast:chapters'),
    ("podcast.license", "<podcast:medium", "<podcast:license>All rights, ours</podcast:license><podcast:medium"),
    ("podcast.license", "<podcast:medium", "<podcast:license>cc-by-9.9</podcast:license><podcast:medium"),
    ("podcast.alternate-type", "<podcast:chapters", OPUS),
    ("podcast.alternate", "<podcast:chapters", "<podcast:alternateEnclosure/><podcast:chapters"),
    ("podcast.alternate", "<podcast:chapters",
     ALTERNATE.replace('md5" value="0', f'sri" value="sha256-{"A" * 43}=').replace("type=", 'length="²" type=', 1)),
    ("podcast.alternate-integrity", "<podcast:chapters", ALTERNATE),
    ("podcast.frequency", "<podcast:medium",
     '<podcast:updateFrequency rrule="weekly">weekly</podcast:updateFrequency><podcast:medium'),
    ("podcast.frequency", "<podcast:medium",
     '<podcast:updateFrequency rrule="FREQ=OFTEN">often</podcast:updateFrequency><podcast:medium'),
    ("podcast.frequency", "<podcast:medium",
     '<podcast:updateFrequency rrule="FREQ=WEEKLY;BYDAY=FRI">weekly</podcast:updateFrequency><podcast:medium'),
    ("podcast.funding", "<podcast:medium", '<podcast:funding url="us">Support us</podcast:funding><podcast:medium'),
    ("podcast.block", "<podcast:medium", "<podcast:block>maybe</podcast:block><podcast:medium"),
    ("podcast.blocked", "<podcast:medium", "<podcast:block>yes</podcast:block><podcast:medium"),
    ("podcast.trailer", "<podcast:medium",
     '<podcast:trailer url="https://x.fm/t.mp3">Hear</podcast:trailer><podcast:medium'),
    ("podcast.unknown", "<podcast:medium", "<podcast:mood>calm</podcast:mood><podcast:medium"),
    ("psc.chapters", 'start="00:00:00.000"', 'start="soon"'),
    ("psc.chapters", 'start="00:00:00.000"', f'start="{"1" * 5000}:00:00"'),
    ("chapters.same", r'(<psc:chapter start="00:00:[1-9]\d\.)\d', r"\g<1>9"),
    ("chapters.same", '(<psc:chapter start="00:00:00.000" title=")', r"\1Old "),
    ("chapters.same", r"(?s)(<item>.*?)&lt;li&gt;\(00:00:[1-9].*?&lt;/li&gt;", r"\1"),
    ("file.missing", '(psc:chapter [^>]*image="[^"]*)/map-', r"\1/gone-"),
    ("file.missing", "(?s)(<item>.*?<link>[^<]*/)[^/<]*/<", r"\1gone/<"),
    ("file.missing", 'enclosure url="([^"]*)/audio/', r'enclosure url="\1/audio/gone-'),
    ("file.ascii", 'href="([^"]*)/cover', r'href="\1/caf%C3%A9'),
    ("sound.length", 'length="(\\d+)"', r'length="1\1"'),
    ("sound.duration", "<itunes:duration>(\\d+)", r"<itunes:duration>2\1"),
    ("ledger.guid", '(<guid isPermaLink="false">)[^<]*', r"\g<1>4a5e42d5-2112-5ad7-9414-2d681d70bc9a"),
    ("ledger.podcast-guid", "<podcast:guid>[^<]*<", "<podcast:guid>9b024349-ccf0-5f69-a609-6b82873eab3c<"),
    ("ledger.date", "<pubDate>[^<]*</pubDate>", "<pubDate>Mon, 04 May 2026 06:00:00 +0000</pubDate>"),
    ("text.markup", "<title>Two markets</title>", "<title>Two <!-- or three --> markets</title>"),
    ("text.twice", "<description>[^<]*</description>", "<description>&amp;lt;p&amp;gt;Read aloud.</description>"),
    ("text.garbled", "<title>Two markets</title>", "<title>Two marchÃ©s</title>"),
    ("text.garbled", "<title>Two markets</title>", "<title>Two march\ufffds</title>"),
    ("text.space", "<itunes:type>episodic", "<itunes:type>episodic "),
    ("text.space", '(<guid isPermaLink="false">)', r"\1 "),
    ("text.space", 'enclosure url="', 'enclosure url=" '),
    ("document.namespace", 'xmlns:fh="[^"]*"', 'xmlns:it="http://www.itunes.com/DTDs/Podcast-1.0.dtd"'),
    ("channel.once", '<atom:link [^>]*rel="self"[^>]*>', r"\g<0>\g<0>"),
    ("channel.date", "<lastBuildDate>[^<]*<", "<lastBuildDate>Fri, 04 May 2096 06:00:00 +0000<"),
    ("channel.image", '<itunes:image href="[^"]*"', '<itunes:image href=" "'),
    ("channel.owner", "<itunes:name>[^<]*</itunes:name>", ""),
    ("channel.owner-email", "<itunes:email>", "<itunes:email>mailto:"),
    ("channel.category-known", '(<itunes:category text="News Commentary")/>',
     r'\1><itunes:category text="Daily News"/></itunes:category>'),
    ("channel.picture", "<copyright>", "<image><title>Dispatches</title></image><copyright>"),
    ("show.published", 'href="https://dispatches.fm/kitchens/feed.xml"', f'href="{ADDRESS}/rss.xml"'),
    ("show.changed", "<itunes:type>episodic", "<itunes:type>serial"),
    ("show.changed", "<itunes:explicit>false", "<itunes:explicit>true"),
    ("podcast.guid-form", "(<podcast:guid>)[^<]*", rf"\1{{{GUID}}}"),
    ("podcast.locked-owner", 'owner="desk@dispatches.fm"', 'owner="The desk"'),
    ("podcast.image", '<podcast:image href="[^"]*/', '<podcast:image href="'),
    ("podcast.image", '<podcast:image href="[^"]*"', "<podcast:image"),
    ("podcast.license", "<podcast:medium", '<podcast:license url="licence">Ours</podcast:license><podcast:medium'),
    ("podcast.frequency", "<podcast:medium",
     '<podcast:updateFrequency complete="yes">Daily</podcast:updateFrequency><podcast:medium'),
    ("podcast.frequency", "<podcast:medium",
     '<podcast:updateFrequency dtstart="soon">Daily</podcast:updateFrequency><podcast:medium'),
    ("podcast.txt", "<podcast:chapters", '<podcast:txt purpose="verify"/><podcast:chapters'),
    ("podcast.trailer", "<podcast:medium", TRAILER.replace("audio/mpeg", "audio/mp3")),
    ("podcast.trailer", "<podcast:medium", TRAILER.replace('"10"', '"ten"')),
    ("podcast.trailer", "<podcast:medium", TRAILER.replace('"1"', '"one"')),
    ("podcast.remote", "<podcast:medium", "<podcast:podroll/><podcast:medium"),
    ("podcast.place", "<podcast:medium", '<podcast:soundbite startTime="1" duration="15"/><podcast:medium'),
    ("podcast.place", "<podcast:chapters", "<podcast:locked>no</podcast:locked><podcast:chapters"),
    ("podcast.repeated", "<podcast:location .*</podcast:location>", r"\g<0>\g<0>"),
    ("podcast.number-same", "<podcast:chapters",
     "<itunes:season>1</itunes:season><podcast:season>2</podcast:season><podcast:chapters"),
    ("podcast.number-same", "<podcast:chapters",
     "<itunes:episode>1</itunes:episode><podcast:episode>2</podcast:episode><podcast:chapters"),
    ("podcast.soundbite", "<podcast:chapters",
     f'<podcast:soundbite startTime="1" duration="15">{"b" * 129}</podcast:soundbite><podcast:chapters'),
    ("podcast.location-country", 'country="KE"', 'country="ke"'),
    ("podcast.alternate", "<podcast:chapters", FLAC.replace('lang="en"', 'lang="english"')),
    ("podcast.alternate", "<podcast:chapters", FLAC.replace('"48000.5"', '"48k"')),
    ("podcast.alternate", "<podcast:chapters", FLAC.replace('"true"', '"maybe"')),
    ("podcast.alternate", "<podcast:chapters", FLAC.replace("https://x.fm/", "/")),
    ("podcast.alternate-type", "<podcast:chapters",
     FLAC.replace('contentType="audio/flac"', 'contentType="audio/mpeg"')),
    ("podcast.alternate-integrity", "<podcast:chapters", FLAC.replace("sha256-", "md5-")),
    ("podcast.alternate-integrity", "<podcast:chapters", FLAC.replace("sha256-", "")),
    ("psc.chapters", '<psc:chapters version="1.2"', '<psc:chapters version="3"'),
    ("psc.chapters", '(<psc:chapter start="00:00:00.000")', r'\1 href="kitchen"'),
    ("item.title-number", "<title>Two markets", "<title>Two markets #12"),
    ("item.title-number", "<title>Two markets", "<title>Episode Five: Two markets"),
    ("item.description", "(?s)<content:encoded>.*?</content:encoded>", "<content:encoded/>"),
    ("item.description-links", "&lt;p&gt;Text", '&lt;p&gt;&lt;a href="javascript:x()"&gt;Text&lt;/a&gt;'),
    ("item.description-links", "&lt;p&gt;Text", '&lt;p&gt;&lt;a href="notes"&gt;Text&lt;/a&gt;'),
    ("file.elsewhere", 'enclosure url="https://dispatches.fm', 'enclosure url="https://dispatches.org'),
    ("file.elsewhere", '<podcast:transcript url="https://dispatches.fm', '<podcast:transcript url="https://localhost'),
    ("file.elsewhere", "(?s)(<item>.*?<link>https://dispatches.)fm", r"\1org"),
    ("file.unnamed", "<podcast:chapters [^>]*>", ""),
    ("chapters.same", r"\(00:00:00\) [^&]*&lt;", "(00:00:00) Elsewhere&lt;"),
    ("chapters.same", r"<li>\(00:00:(?!00)\d\d", "<li>(00:00:02"),
]  # fmt: skip
FOLLOWS = {
    "text.markup": {"channel.description"},
    "podcast.guid-form": {"ledger.podcast-guid"}, "podcast.guid-address": {"ledger.podcast-guid"},
    "ledger.podcast-guid": {"podcast.guid-address"}, "item.guid-repeated": {"enclosure.repeated"},
    "enclosure.repeated": {"item.guid-repeated"},
    "item.number-repeated": {"item.guid-repeated", "enclosure.repeated"},
    "item.date-weekday": {"ledger.date"}, "item.date-future": {"ledger.date"},
    "file.ascii": {"file.missing"}, "document.self-address": {"show.published"}, "channel.title": {"show.changed"},
    "channel.author": {"show.changed"}, "text.twice": {"show.changed"}, "channel.language-code": {"show.changed"},
    "sound.duration": {"transcript.short"}, "item.number-serial": {"show.changed"},
    "show.changed": {"item.number-serial"}, "show.published": {"podcast.guid-address"},
}  # fmt: skip
"""What cannot be broken alone."""


@pytest.mark.parametrize(("code", "pattern", "new"), FEED, ids=[f"{row[0]}-{n}" for n, row in enumerate(FEED)])
def test_a_broken_feed_is_told_by_its_code(show: Path, code: str, pattern: str, new: str) -> None:
    """One thing of the feed is changed; the code of that is found, and no other."""
    path = show / "feed" / "feed.xml"
    text = path.read_text("utf-8")
    count = 0 if code in ("podcast.transcript", "item.disclosure", "podcast.transcript-rel") else 1
    changed = re.sub(pattern, new, text, count=count)
    assert changed != text
    path.write_text(changed, "utf-8")
    found = {one.code for one in checked(show)} - set(HEALTHY) - {"file.changed"}
    assert code in found
    assert found - {code} <= FOLLOWS.get(code, set())


def checked(show: Path) -> tuple[rules.Finding, ...]:
    """Check a show where it stands, without a process."""
    return check(show, datetime.now(UTC))


def test_what_dateline_did_not_make_it_does_not_promise_to_make_again(show: Path) -> None:
    """An imported episode, whose sound lies elsewhere, need not say that a voice is synthetic."""
    path = show / "feed" / "feed.xml"
    text = path.read_text("utf-8")
    other = re.sub(r'enclosure url="[^"]*/audio/', 'enclosure url="https://old.fm/', text)
    other = re.sub("(?s)(<item>.*?)<itunes:duration>[^<]*</itunes:duration>", r"\1", other)
    silent = re.sub(r'(?s)(<item>.*)<podcast:txt purpose="ai-content">true</podcast:txt>', r"\1", other)
    path.write_text(silent.replace("synthetic", "warm"), "utf-8")
    found = {one.code: one.rule.remedy for one in checked(show)}
    assert not {"item.ai-content", "item.disclosure"} & set(found)
    assert "imported-" in found["item.duration"]
    assert "publish again" not in found["item.duration"].partition(",")[0]
    path.write_text(other.replace("synthetic", "warm"), "utf-8")  # it says to machines alone that it is
    assert "imported-" in {one.code: one.rule.remedy for one in checked(show)}["item.disclosure"]


# --- files, ledger, show -------------------------------------------------------------------


def one(show: Path, ending: str) -> Path:
    """Give the one file of feed/ that ends so."""
    [path] = [path for path in (show / "feed").glob(f"*{ending}") if not path.name.startswith("cover")]
    return path


def sound(show: Path) -> Path:
    """Give the episode."""
    return next((show / "audio").glob("*.mp3"))


def edited(ending: str, pattern: str, new: str) -> Callable[[Path], object]:
    """Change a text of feed/."""

    def edit(show: Path) -> None:
        path = show / "feed" / ending if (show / "feed" / ending).is_file() else one(show, ending)
        text = path.read_text("utf-8")
        changed = re.sub(pattern, new, text, count=1)
        assert changed != text
        path.write_text(changed, "utf-8")

    return edit


def cover(mode: str, size: tuple[int, int], kind: str = "JPEG") -> Callable[[Path], object]:
    """Put another picture where the cover is."""

    def draw(show: Path) -> None:
        Image.new(mode, size).save(drawing(show), kind)

    return draw


def drawing(show: Path) -> Path:
    """Give the show's cover."""
    return next((show / "feed").glob("cover-*.jpg"))


def covered(show: Path, data: bytes) -> None:
    """Put bytes where the cover is."""
    drawing(show).write_bytes(data)


def shortened(show: Path) -> None:
    """Cut the end of the sound off."""
    sound(show).write_bytes(sound(show).read_bytes()[:-500])


def damaged(show: Path) -> None:
    """Write noise into the middle of the sound."""
    data = bytearray(sound(show).read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4000] = b"\x55" * 4000
    sound(show).write_bytes(data)


def backwards(show: Path) -> None:
    """Swap the ID3 chapters' times."""
    data = sound(show).read_bytes()
    at = data.index(b"CHAP")
    other = data.index(b"CHAP", at + 1)
    times = [
        slice(place + 10 + data[place + 10 :].index(b"\0") + 1, place + 10 + data[place + 10 :].index(b"\0") + 9)
        for place in (at, other)
    ]
    changed = bytearray(data)
    changed[times[0]], changed[times[1]] = data[times[1]], data[times[0]]
    sound(show).write_bytes(changed)


def untagged(show: Path) -> None:
    """Take the ID3 tag off the sound, and tell its new length and digest wherever they stand."""
    data = sound(show).read_bytes()
    bare = data[10 + (data[6] << 21 | data[7] << 14 | data[8] << 7 | data[9]) :]
    sound(show).write_bytes(bare)
    for name in ("feed.xml", "ledger.yaml"):
        path = show / "feed" / name
        text = path.read_text("utf-8").replace(f'"{len(data)}"', f'"{len(bare)}"')
        path.write_text(text.replace(sha256(data).hexdigest(), sha256(bare).hexdigest()), "utf-8")


def miscounted(show: Path) -> None:
    """Let an MP3's Info frame tell of a tenth of its frames, as where files were joined byte by byte."""
    path = sound(show)
    data = bytearray(path.read_bytes())
    at = max(data.find(b"Info"), data.find(b"Xing"))
    data[at + 8 : at + 12] = (20).to_bytes(4)
    path.write_bytes(data)


def swapped(show: Path, ending: str, old: str, new: str) -> None:
    """Put another word for a word, wherever it stands."""
    path = one(show, ending)
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")


def flipped(show: Path) -> None:
    """Turn one bit of the sound over, inside of a frame."""
    data = bytearray(sound(show).read_bytes())
    data[len(data) // 2 + 20] ^= 1
    sound(show).write_bytes(data)


def cut(path: Path) -> None:
    """Leave the first segment of a transcript."""
    told = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(told | {"segments": told["segments"][:1]}), "utf-8")


def doubled(show: Path, guid: str = "", number: int = 0) -> None:
    """Give a second slug the guid of the first, or its number."""
    path = show / "feed" / "ledger.yaml"
    text = path.read_text("utf-8")
    entry = re.search(r"(?s)\n  [\w-]+:\n(.*)", text)
    assert entry is not None
    second = re.sub('guid: "[^"]*"', f'guid: "{guid}"', entry[1]) if guid else entry[1]
    second = re.sub('number: "[^"]*"', f'number: "{number}"', second) if number else second
    path.write_text(text + "  zebra:\n" + second, "utf-8")


FILES: list[tuple[str, Callable[[Path], object]]] = [
    ("file.missing", lambda show: one(show, ".vtt").unlink()),
    ("file.missing", lambda show: sound(show).unlink()),
    ("file.missing", lambda show: (show / "feed" / "index.html").unlink()),
    ("file.changed", edited("index.html", "</body>", "<p>x</p></body>")),
    ("file.unlisted", edited("manifest.json", r'\{"path": "[^"]*\.vtt"[^}]*\},?', "")),
    ("file.name", cover("RGB", (1500, 1500), "PNG")),
    ("file.missing", edited(".chapters.json", '(?s)("img": "[^"]*)/map-', r"\1/gone-")),
    ("file.manifest", edited("manifest.json", '"path": "index.html"', '"path": "../../../../etc/passwd"')),
    ("file.manifest", edited("manifest.json", '"path": "index.html"', '"path": ["index.html"]')),
    ("file.manifest", lambda show: (show / "feed" / "manifest.json").write_text("[" * 100_000)),
    ("sound.frames", damaged),
    ("sound.length", shortened),
    ("sound.no-chapters", untagged),
    ("ledger.sound", flipped),
    ("ledger.sound", edited("ledger.yaml", 'file: "[^"]*"', 'file: "other.mp3"')),
    ("ledger.sound", edited("ledger.yaml", 'size: "[^"]*"', 'size: "5"')),
    ("ledger.sound", edited("ledger.yaml", 'digest: "........', 'digest: "00000000')),
    ("sound.chapters", backwards),
    ("transcript.form", edited(".vtt", "WEBVTT", "WEB")),
    ("transcript.form", edited(".srt", "-->", "->")),
    ("transcript.form", lambda show: one(show, ".srt").write_text("")),
    ("transcript.form", lambda show: one(show, ".vtt").write_text("")),
    ("transcript.form", lambda show: one(show, ".vtt").write_text("WEBVTT\n\n\n")),
    ("transcript.form", edited(".transcript.json", '"segments"', '"parts"')),
    ("transcript.form", edited(".vtt", r"(\d\d:\d\d)\.(\d\d\d -->)", r"\1,\2")),
    ("transcript.form", edited(".vtt", " --> ", " -> ")),
    ("transcript.form", edited(".vtt", "WEBVTT\n\n", "WEBVTT\n")),
    ("transcript.form", edited(".vtt", r"\n00:00", "\n" + "1" * 5000 + ":00:00")),
    ("transcript.form", edited(".transcript.json", r'(?s)"segments": \[.*\]', '"segments": []')),
    ("transcript.form", edited(".transcript.json", '"startTime": [0-9.]+', '"startTime": true')),
    ("transcript.form", edited(".transcript.json", '"startTime": [0-9.]+', '"startTime": NaN')),
    ("transcript.form", lambda show: one(show, ".transcript.json").write_text("[" * 100_000)),
    ("transcript.form", edited(".transcript.html", "<cite>", "<script>alert(1)</script><cite>")),
    ("transcript.overlap", edited(".vtt", r"--> 00:00:\d\d", "--> 00:00:29")),
    ("transcript.short", lambda show: cut(one(show, ".transcript.json"))),
    ("transcript.numbers", edited(".srt", "1\n", "7\n")),
    ("transcript.order", edited(".vtt", r"\n00:00:\d\d", "\n00:00:59")),
    ("transcript.past", edited(".srt", r"--> 00:", "--> 07:")),
    ("transcript.wide", edited(".srt", r"(\d\d,\d\d\d\n)", r"\1A line that goes on and on and on and on\n")),
    ("transcript.version", edited(".transcript.json", '"1.0.0"', '"2.0.0"')),
    ("chapters.form", edited(".chapters.json", r"\{", "")),
    ("chapters.form", edited(".chapters.json", '"startTime": 0.0', '"startTime": -1')),
    ("chapters.form", edited(".chapters.json", '"startTime": 0.0', '"startTime": true')),
    ("chapters.form", edited(".chapters.json", '"startTime": 0.0', '"startTime": "0"')),
    ("chapters.form", edited(".chapters.json", '"startTime": 0.0', f'"startTime": 1{"0" * 400}')),
    ("chapters.form", edited(".chapters.json", r'(?s)"chapters": \[.*\]', '"chapters": []')),
    ("chapters.form", lambda show: one(show, ".chapters.json").write_text("[" * 100_000)),
    ("chapters.title", edited(".chapters.json", r'(?s)(startTime.*?)"title": "[^"]*",', r"\1")),
    ("chapters.same", edited(".chapters.json", r'(?s)(startTime.*?)"title": "[^"]*",', r'\1"title": "Old",')),
    ("chapters.order", edited(".chapters.json", '"endTime": [0-9.]+', '"endTime": -1')),
    ("chapters.version", edited(".chapters.json", '"1.2.0"', '"1.0.0"')),
    ("chapters.order", edited(".chapters.json", '"startTime": 0.0', '"startTime": 30000')),
    ("chapters.past", edited(".chapters.json", '"endTime": [0-9.]+', '"endTime": 30000')),
    ("chapters.image", edited(".chapters.json", '"img": "https:', '"img": "http:')),
    ("chapters.location", edited(".chapters.json", '"geo:-?[0-9.]+', '"geo:north')),
    ("image.form", lambda show: covered(show, b"\xff\xd8\xff no")),
    ("image.square", cover("RGB", (1500, 1600))),
    ("image.size", cover("RGB", (1000, 1000))),
    ("image.colour", cover("L", (1500, 1500))),
    ("image.heavy", lambda show: covered(show, drawing(show).read_bytes() + b"\0" * 600_000)),
    ("file.name", cover("RGB", (1500, 1500), "WEBP")),
    ("image.form", lambda show: next((show / "feed").glob("map-*.jpg")).write_bytes(b"no picture")),
    ("image.form", lambda show: [one.write_bytes(one.read_bytes()[:-99]) for one in (show / "feed").glob("map-*")]),
    ("sound.told", miscounted),
    ("transcript.form", edited(".vtt", r"(?<=\d\n)[^\n]+\n\n", "\n")),
    ("transcript.form", edited(".vtt", r"\n\n(00:00:[1-9])", r"\n\1")),
    ("transcript.form", edited(".vtt", r"(?<=\d\n)", "Food & <3 ")),
    ("transcript.form", edited(".srt", r"(?<=\d\n)[^\n\d][^\n]*\n(?:[^\n]+\n)?\n", "\n")),
    ("transcript.form", edited(".transcript.json", '(?<="body": )"[^"]*"', '" "')),
    ("transcript.form", edited(".transcript.json", '(?<="speaker": )"[^"]*"', "5")),
    ("transcript.form", edited(".transcript.html", "<p>", '<p onclick="x()">')),
    ("transcript.same", edited(".vtt", "Nairobi", "Lagos")),
    ("transcript.same", edited(".srt", "Nairobi", "Lagos")),
    ("transcript.same", lambda show: swapped(show, ".transcript.html", "Nairobi", "Lagos")),
    ("chapters.version", edited(".chapters.json", '"1.2.0"', "1.2")),
    ("chapters.form", edited(".chapters.json", '"title": "[^"]*",\n   "', '"title": 7,\n   "')),
    ("chapters.form", edited(".chapters.json", '"startTime": 0.0', '"toc": "false", "startTime": 0.0')),
    ("chapters.form", edited(".chapters.json", '"chapters"', '"waypoints": "yes", "chapters"')),
    ("chapters.order", edited(".chapters.json", '"endTime": [0-9.]+', '"endTime": 29.0')),
    ("chapters.image", edited(".chapters.json", '"startTime": 0.0', '"url": "https://a b", "startTime": 0.0')),
    ("chapters.location", edited(".chapters.json", '"geo": "', '"osm": "Nairobi", "geo": "')),
    ("ledger.form", edited("ledger.yaml", "episodes:", "<<<<<<< ours\nepisodes:")),
    ("ledger.form", edited("ledger.yaml", 'first: "[^"]*"', 'first: "yesterday"')),
    ("ledger.form", edited("ledger.yaml", 'first: "([^"]*)\\+00:00"', r'first: "\1"')),
    ("ledger.form", edited("ledger.yaml", 'size: "[^"]*"', 'size: "²"')),
    ("ledger.lost", lambda show: (show / "feed" / "ledger.yaml").unlink()),
    ("ledger.lost", lambda show: (show / "feed" / "ledger.yaml").write_bytes(b"episodes: {}\n")),
    ("ledger.unknown", edited("ledger.yaml", r'\n  [\w-]+:\n    guid: "[^"]{8}', '\n  zebra:\n    guid: "00000000')),
    ("ledger.number", lambda show: doubled(show, guid="4a5e42d5-2112-5ad7-9414-2d681d70bc9a")),
    ("ledger.form", lambda show: doubled(show, number=7)),
    ("show.base-url", lambda show: rewrite(show, "")),
    ("show.base-url", lambda show: rewrite(show, "https://172.16.4.5/pod")),
    ("show.base-url", lambda show: rewrite(show, "https://169.254.4.5/pod")),
    ("show.base-url", lambda show: rewrite(show, "https://[fe80::1]/pod")),
    ("show.base-url", lambda show: rewrite(show, "https://intranet/pod")),
    ("show.category", lambda show: rewrite(show, "News/Newz", "category")),
    ("show.cover", lambda show: rewrite(show, "gone.jpg", "cover")),
    ("show.changed", lambda show: rewrite(show, "Other", "title")),
    ("show.form", lambda show: rewrite(show, "{name: A, email: nobody}", "owner")),
    ("show.https", lambda show: rewrite(show, "http://dispatches.fm/kitchens")),
    ("show.published", lambda show: rewrite(show, "https://elsewhere.fm/kitchens")),
    ("show.form", lambda show: rewrite(show, "ftp://dispatches.fm")),
]  # fmt: skip
WITH = {
    "sound.length": {"sound.frames", "ledger.sound"}, "sound.frames": {"ledger.sound"},
    "sound.chapters": {"ledger.sound"}, "chapters.order": {"chapters.past"}, "show.https": {"show.published"},
    "transcript.past": {"transcript.short", "transcript.overlap"}, "transcript.order": {"transcript.short"},
    "file.manifest": {"file.unlisted"}, "show.category": set(),
    "transcript.form": {"transcript.short", "transcript.same"},
    "sound.told": {"ledger.sound"}, "chapters.past": {"chapters.order"}, "chapters.form": {"chapters.same"},
    "file.name": {"image.form"},
}  # fmt: skip


def rewrite(show: Path, value: str, key: str = "base_url") -> None:
    """Set a key of show.yaml."""
    path = show / "show.yaml"
    rest = re.sub(rf"(?m)^{key}:.*\n", "", path.read_text("utf-8"))
    path.write_text(f"{rest}\n{key}: {value if value.startswith('{') else repr(value)}\n", "utf-8")


@pytest.mark.parametrize(("code", "change"), FILES, ids=[f"{row[0]}-{n}" for n, row in enumerate(FILES)])
def test_a_broken_file_is_told_by_its_code(show: Path, code: str, change: Callable[[Path], object]) -> None:
    """A file, the ledger or the show is broken; the code of that is found, and no other."""
    change(show)
    found = {one.code for one in checked(show)} - set(HEALTHY)
    assert code in found
    assert found - {code, "file.changed"} <= WITH.get(code, set())


# --- archives ------------------------------------------------------------------------------


@pytest.fixture
def rich(show: Path) -> Path:
    """A show with an archive of one older episode, and with another codec of the newer one."""
    feed, ledger = show / "feed" / "feed.xml", show / "feed" / "ledger.yaml"
    text, name, data = feed.read_text("utf-8"), sound(show).name, sound(show).read_bytes()
    other = "OggS" + "x" * 300
    (show / "audio" / "other.opus").write_text(other)
    alternate = (
        f'<podcast:alternateEnclosure type="audio/ogg" length="{len(other)}">'
        f'<podcast:source uri="{ADDRESS}/audio/other.opus"/></podcast:alternateEnclosure><podcast:location'
    )
    link = f'<atom:link href="{ADDRESS}/archive-1.xml" rel="prev-archive"/>'
    made = text.replace("<podcast:location", alternate, 1).replace("<atom:link", f"{link}<atom:link", 1)
    feed.write_text(made, "utf-8")
    guid = re.search('<guid isPermaLink="false">([^<]*)', text)
    assert guid is not None
    old = text.replace(guid[1], GUID).replace(name, "old-1.mp3").replace("feed.xml", "archive-1.xml")
    slug = one(show, ".vtt").stem
    old = old.replace(f"/{slug}/</link>", "/zebra/</link>")
    own = f'<atom:link href="{ADDRESS}/feed.xml" rel="current"/><fh:archive/><atom:link'
    (show / "feed" / "archive-1.xml").write_text(old.replace("<atom:link", own, 1), "utf-8")
    (show / "audio" / "old-1.mp3").write_bytes(data)
    shutil.copytree(show / "feed" / slug, show / "feed" / "zebra")
    doubled(show, GUID, 7)
    ledger.write_text(ledger.read_text("utf-8").replace(name, "old-1.mp3").replace("old-1.mp3", name, 1), "utf-8")
    relisted(show, {"audio/old-1.mp3", "audio/other.opus", "archive-1.xml", "feed.xml"})
    return show


def relisted(show: Path, names: set[str]) -> None:
    """Write files into the manifest as they are."""
    path = show / "feed" / "manifest.json"
    told = json.loads(path.read_text("utf-8"))
    told["audio"] += [name.removeprefix("audio/") for name in names if name.startswith("audio/")]
    told["files"] = [one for one in told["files"] if one["path"] not in names]
    for name in names:
        if not name.startswith("audio/"):
            data = (show / "feed" / name).read_bytes()
            told["files"].append({"path": name, "size": len(data), "sha256": sha256(data).hexdigest()})
    path.write_text(json.dumps(told), "utf-8")


def archived(pattern: str, new: str) -> Callable[[Path], object]:
    """Change a text of the archive."""
    return edited("archive-1.xml", pattern, new)


ARCHIVES: list[tuple[str, Callable[[Path], object]]] = [
    ("file.missing", lambda show: (show / "audio" / "old-1.mp3").unlink()),
    ("file.missing", lambda show: (show / "feed" / "archive-1.xml").unlink()),
    ("file.missing", archived('href="[^"]*cover-', f'href="{ADDRESS}/gone-')),
    ("sound.length", lambda show: (show / "audio" / "old-1.mp3").write_bytes(b"ID3" * 99)),
    ("enclosure.length", archived(' length="', ' length="0" was="')),
    ("ledger.guid", archived(f"{GUID[:8]}", "00000000")),
    ("item.title", archived("(?s)(<item>.*?)<title>[^<]*</title>", r"\1")),
    ("document.xml", archived("</rss>", "")),
    ("archive.marked", archived("<fh:archive/>", "")),
    ("archive.current", archived('rel="current"', 'rel="next"')),
]


@pytest.mark.parametrize(("code", "change"), ARCHIVES, ids=[f"{row[0]}-{n}" for n, row in enumerate(ARCHIVES)])
def test_a_broken_archive_is_told_by_its_code(rich: Path, code: str, change: Callable[[Path], object]) -> None:
    """What the feed no longer lists is looked at, too: the archives, their items, the files of these."""
    assert {one.code for one in checked(rich)} <= set(HEALTHY)
    change(rich)
    found = {one.code for one in checked(rich)} - set(HEALTHY) - {"file.changed"}
    assert code in found or (code == "ledger.guid" and "ledger.unknown" in found)
    assert found - {code} <= {"ledger.sound", "ledger.unknown", "item.title"}


def test_the_command_exits_with_1_on_errors_alone(show: Path, dateline: Dateline) -> None:
    """People get a line with the remedy; a warning is no failure; --json has it all."""
    path = show / "feed" / "feed.xml"
    text = path.read_text("utf-8")
    path.write_text(
        text.replace("<podcast:locked", "<podcast:lock").replace("</podcast:locked", "</podcast:lock"), "utf-8"
    )
    assert codes(dateline, show)["podcast.locked"] == "warning"
    path.write_text(text.replace("<itunes:explicit>false", "<itunes:explicit>yes", 1), "utf-8")
    said = dateline("check", cwd=show, code=1).stdout
    assert re.search(r"error +channel\.explicit-value +channel: yes; write true or false \(Apple\)", said)
    assert re.search(r"1 error, 1 warning, 1 hint", said)
    assert dateline("check", "-q", cwd=show, code=1).stdout == ""


def test_nothing_published_and_feeds_of_others(show: Path, dateline: Dateline, tmp_path: Path) -> None:
    """A feed may be anybody's; none at all is refused with the remedy."""
    feed = show / "feed" / "feed.xml"
    other = tmp_path / "other.xml"
    other.write_text(re.sub("<pubDate>[^<]*</pubDate>", "", feed.read_text("utf-8")), "utf-8")
    assert set(codes(dateline, tmp_path, str(other))) == {"item.date", "notes.few"}
    feed.unlink()
    assert "dateline publish" in dateline("check", cwd=show, code=3).stderr
    assert "nothere.xml" in dateline("check", "nothere.xml", cwd=show, code=3).stderr


def test_the_catalogue_is_the_page(dateline: Dateline, tmp_path: Path, bless: bool) -> None:  # noqa: FBT001 - a fixture
    """docs/check.md is what `--rules` prints, and each code stands once with everything filled in."""
    page = ROOT / "docs" / "check.md"
    printed = dateline("check", "--rules", cwd=tmp_path).stdout
    if bless:
        page.write_text(printed, "utf-8")
    assert page.read_text("utf-8") == printed
    rows = (ROOT / "src/dateline/feed/check/rules.tsv").read_text("utf-8").splitlines()
    assert len(rows) == len(rules.RULES)
    assert all(len(cells := row.split("\t")) == 6 and all(cells) for row in rows)


def test_every_rule_is_used_and_every_used_one_is_there() -> None:
    """No code in the table is for show, and none in the code is missing from the table."""
    package = ROOT / "src/dateline"  # what the folder above it is called must not choose the files
    checking = [path for path in package.rglob("*.py") if "check" in str(path.relative_to(package))]
    source = "".join(path.read_text("utf-8") for path in checking)
    used = set(
        re.findall(
            r'"((?:document|text|channel|item|notes|enclosure|podcast|psc|file|sound|transcript|chapters|image|archive|ledger|show|served)\.[a-z0-9-]+)"',
            source,
        )
    )
    assert used - {"show.yaml"} == set(rules.RULES)


@given(st.binary(max_size=400))
def test_any_bytes_give_findings(data: bytes) -> None:
    """What is no feed at all is told, never raised."""
    feed, found = rules.read(data)
    assert feed is not None or found


def test_thousands_of_items_are_checked_in_time(show: Path) -> None:
    """A long feed is a hint, and no more."""
    path = show / "feed" / "feed.xml"
    text = path.read_text("utf-8")
    item = text[text.index("<item>") : text.index("</item>") + 7]
    many = "".join(
        re.sub(r"(-[0-9a-f]{4}-)", rf"\g<1>{n}", item, count=1).replace(".mp3", f"{n}.mp3") for n in range(300)
    )
    path.write_text(text.replace(item, many), "utf-8")
    found = {one.code for one in checked(show)}
    assert {"document.items", "file.missing"} <= found


# --- served --------------------------------------------------------------------------------


@pytest.fixture
def served(show: Path) -> Iterator[str]:
    """`dateline serve`, and its address."""
    command = [sys.executable, "-m", "dateline", "serve", "--port", "0", "--json"]
    process = subprocess.Popen(command, cwd=show, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield f"{json.loads(process.stdout.readline())['url']}/feed.xml"
    finally:
        process.terminate()
        process.wait(10)
        if process.stdout:
            process.stdout.close()


def test_our_own_server_does_all_that_is_asked(served: str, show: Path, dateline: Dateline) -> None:
    """Only that a preview has no https is told."""
    found = codes(dateline, show, "--url", served)
    assert set(found) - set(HEALTHY) == {"served.https"}


GONE = {
    "gone": r"\.vtt$", "cover": "^cover", "map": "^map-", "page": "/index.html$", "home": "^index.html$",
    "archive": "^archive", "other": r"\.opus$",
}  # fmt: skip
"""What is not there, by the fault."""
BYTES = {  # the file, what is looked for in it, what is put in its place
    "self": ("^feed.xml$", b"feed.xml", b"feed2.xml"),
    "guid": ("^feed.xml$", b'(<guid isPermaLink="false">)........', rb"\g<1>00000000"),
    "empty": ("^feed.xml$", b"<item>.*</item>", b""),
    "more": ("^feed.xml$", b"<item>", b"<item><guid>https://x.fm/1</guid><title>More</title></item><item>"),
    "old": ("^feed.xml$", b"<title>Two markets", b"<title>Two old markets"),
    "mime": ("^feed.xml$", b'type="audio/mpeg"', b'type="audio/mp3"'),
    "longer": ("^feed.xml$", b' length="', b' length="1'),
    "broken": ("^feed.xml$", b"</rss>", b""),
    "same": (r"\.srt$", b"$", b"\n"),
    "truncated": ("^cover", b"(.{300}).*", rb"\1"),
    "drawn": ("^map-", b"$", b"x"),
    "older": ("^archive", b"<title>Dispatches", b"<title>Other"),
}
"""What is served with other bytes, by the fault."""


class Handler(BaseHTTPRequestHandler):
    """A server of a show's files with one fault."""

    protocol_version = "HTTP/1.0"
    fault: str
    show: Path
    base: str

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        """Answer without a body."""
        if self.fault == "head":
            self.send_error(405)
        elif self.fault == "silent":
            self.close_connection = True
        else:
            self._answer(body=False)

    def do_GET(self) -> None:
        """Answer."""
        self._answer(body=True)

    def _answer(self, *, body: bool) -> None:
        name = self.path.split("?", maxsplit=1)[0].lstrip("/")
        name += "index.html" if name.endswith("/") or not name else ""
        path = self.show / name if name.startswith("audio/") else self.show / "feed" / name
        if self._redirected():
            return
        if not path.is_file() or (self.fault in GONE and re.search(GONE[self.fault], name)):
            self.send_error(404)
        elif self.headers.get("If-None-Match") == '"x"' and self.fault != "unchanged":
            self.send_response(304)
            self.end_headers()
        else:
            self._send(name, self._bytes(name, path), body=body)

    def _bytes(self, name: str, path: Path) -> bytes:
        data = path.read_bytes()
        if name.endswith(".xml"):
            data = data.replace(ADDRESS.encode(), self.base.encode())
        pattern, old, new = BYTES.get(self.fault, ("^$", b"", b""))
        if not re.search(pattern, name):
            return data
        changed = re.sub(old, new, data, count=0 if self.fault == "self" else 1, flags=re.DOTALL)
        assert changed != data
        return changed

    def _send(self, name: str, data: bytes, *, body: bool) -> None:
        if self.fault == "zeros" and name.endswith(".mp3"):
            data = bytes(len(data))
        part = re.fullmatch(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        if part and self.fault != "ranges":
            first, last = int(part[1]), int(part[2])
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {first}-{last}/{len(data)}")
            data = b"x" * (last - first + 1) if self.fault == "noise" else data[first : last + 1]
        else:
            self.send_response(200)
        packed = self.fault == "packed" and name == "feed.xml"
        data = gzip.compress(data) if packed else data
        wrong = self.fault == "length" and name.endswith(".mp3") and not body
        plain = self.fault == "type" and name.endswith(".vtt")
        headers = {
            "Content-Type": "text/plain" if plain else type_of(name),
            "Content-Length": str(len(data) + wrong),
            "ETag": "" if self.fault == "validator" else '"x"',
            "Accept-Ranges": "none" if self.fault == "accept" else "bytes",
            "Access-Control-Allow-Origin": "" if self.fault == "cors" else "*",
            "Content-Encoding": "gzip" if packed else "",
        }
        for key, value in headers.items():
            if value:
                self.send_header(key, value)
        self.end_headers()
        if body and self.fault == "slow" and name.endswith(".srt"):
            self.wfile.write(data[:1])
            self.wfile.flush()
            time.sleep(1)
        elif body:
            self.wfile.write(data[:9] if self.fault == "short" and name.endswith(".srt") else data)

    def _redirected(self) -> bool:
        """Lead the sound's address to others: 4 times, or in a circle."""
        most = {"loop": 99, "redirects": 4}.get(self.fault, 0)
        bare, _, number = self.path.partition("?")
        at = int(number or 0)
        if not bare.endswith(".mp3") or at >= most:
            return False
        self.send_response(302)
        self.send_header("Location", f"{bare}?{(at + 1) % 3 if self.fault == 'loop' else at + 1}")
        self.end_headers()
        return True


@contextmanager
def misbehaving(show: Path, fault: str) -> Iterator[str]:
    """Serve a show's files with one fault, and give the address of the feed."""
    handler = type("Faulty", (Handler,), {"fault": fault, "show": show})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    handler.base = f"http://127.0.0.1:{server.server_port}"  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"{handler.base}/feed.xml"  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


SERVED = [
    ("head", {"served.head"}), ("gone", {"served.status"}), ("type", {"served.type"}),
    ("unchanged", {"served.unchanged"}), ("ranges", {"served.ranges"}),
    ("accept", {"served.ranges"}), ("length", {"served.length"}), ("validator", {"served.validator"}),
    ("cors", {"served.cors"}), ("loop", {"served.loop"}), ("redirects", {"served.redirects"}),
    ("same", {"served.same"}), ("self", {"served.self"}), ("cover", {"served.status"}), ("map", {"served.status"}),
    ("page", {"served.status"}), ("home", {"served.status"}), ("other", {"served.status"}),
    ("archive", {"served.status"}), ("older", {"served.same"}), ("drawn", {"served.same"}),
    ("guid", {"served.guid"}), ("empty", {"served.items", "channel.empty"}), ("old", {"served.same"}),
    ("more", {"served.items"}), ("mime", {"served.enclosure", "enclosure.type"}),
    ("broken", {"document.xml", "served.status"}),
    ("longer", {"served.enclosure", "served.length"}), ("truncated", {"image.form", "served.same"}),
    ("zeros", {"served.sound"}), ("noise", {"served.sound"}), ("packed", {"served.coding"}),
    ("short", {"served.reach"}), ("silent", {"served.head"}),
]  # fmt: skip


@pytest.mark.parametrize(("fault", "codes"), SERVED, ids=[fault for fault, _ in SERVED])
def test_a_misbehaving_server_is_told_by_its_code(rich: Path, fault: str, codes: set[str]) -> None:
    """A server with one fault is told by that; the same server without it is fine."""
    with misbehaving(rich, fault) as address:
        found = {one.code for one in check(rich, datetime.now(UTC), address) if one.code.startswith("served.")
                 or one.where.startswith("served ")}  # fmt: skip
    found -= {"served.https"}
    assert codes <= found if fault == "more" else found == codes  # an item without anything breaks many rules


def test_a_feed_is_looked_at_where_no_show_is(rich: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """With an address alone: the feed that comes is held to the rules, and a sound to what its name says."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    with misbehaving(rich, "mime") as address:
        found = {one.code for one in check(elsewhere, datetime.now(UTC), address)}
    assert {"enclosure.type", "document.https", "served.https"} <= found
    assert not {one for one in found if one.startswith(("file.", "ledger.", "show."))}
    with misbehaving(rich, "zeros") as address:
        assert "served.sound" in {one.code for one in check(elsewhere, datetime.now(UTC), address)}


def test_a_server_that_does_not_answer_is_one_finding(show: Path, dateline: Dateline) -> None:
    """Nobody listens there: said once, without a traceback."""
    found = codes(dateline, show, "--url", "https://127.0.0.1:1/feed.xml", errors=True)
    assert set(found) - set(HEALTHY) == {"served.reach"}


def test_a_redirect_to_http_is_told() -> None:
    """From https to http: seen in the row of addresses (a certificate is beyond a test)."""
    visit = asking.Visit()
    assert visit.reached(asking.Reply(200, {}, b"", ("https://a.fm/f", "http://a.fm/f")), "feed")
    assert [one.code for one in visit.found] == ["served.downgrade"]


def test_a_server_that_never_ends_is_left(rich: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A byte now and then keeps no preflight waiting: an answer has its time as a whole."""
    monkeypatch.setattr(asking, "_WAIT", 0.2)
    with misbehaving(rich, "slow") as address:
        found = [one for one in check(rich, datetime.now(UTC), address) if one.code == "served.reach"]
    assert [one.what.partition(": ")[2] for one in found] == ["timed out"]
