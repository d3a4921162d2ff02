"""What each command does: calls the arrows and tells what came of it."""

from __future__ import annotations

import contextlib
import gc
import textwrap
import uuid
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import EngineMissing, PublishError, ScriptError, ShowError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from dateline.feed.upload import Parcel, Remote
    from dateline.model import Show
    from dateline.produce import Asked, Built, Desk, Divided, Drafted, Finding, Prepared, Published, Wishes
    from dateline.report import Report
    from dateline.run import Crew


def new(options: Namespace, report: Report) -> int:
    """Lay out a show."""
    from dateline import layout  # noqa: PLC0415 - every command loads only what it needs
    from dateline.audio import speech  # noqa: PLC0415 - the same

    title = options.title or options.dir.resolve().name.replace("-", " ").replace("_", " ").capitalize()
    neural = {f"{one.engine}:{one.name}" for one in speech.find("piper").voices() if not one.fault}
    files = layout.lay_out(options.dir, str(uuid.uuid4()), title, "piper:joe" if "piper:joe" in neural else "pyttsx3")
    report.say(f"laid out {options.dir}: {', '.join(files)}", event="new", dir=str(options.dir), files=files)
    report.say(
        f"next: cd {options.dir} && dateline make script/stories/two-kitchens.md (or a story of your own)",
        event="hint",
        command="dateline make script/stories/two-kitchens.md",
    )
    return 0


def draft(options: Namespace, report: Report) -> int:
    """Make a story into a script."""
    from dateline import produce  # noqa: PLC0415 - see new

    if report.machine or options.explain:
        found = produce.divide(options.story, _wishes(options), _show_if_any(options.show.absolute()))
        if report.machine:
            report.print(_segments(found))
        else:
            report.table(_why(found))
        return 0
    desk = produce.sit_down(options.show.absolute())
    _drafted(produce.draft(desk, options.story, _wishes(options), _now()), report)
    return 0


def build(options: Namespace, report: Report) -> int:
    """Make scripts into audio."""
    from dateline import produce, run  # noqa: PLC0415 - see new

    desk = produce.sit_down(options.show.absolute())
    slugs = tuple(options.slug) or desk.slugs()
    if not slugs:
        raise ScriptError("script/ holds no script yet", hint="draft one: dateline draft script/stories/STORY")
    if not options.slug and not options.all:
        slugs = _unpublished(desk, slugs, report)
    if options.dry_run:
        for slug in slugs:
            _would(desk, produce.prepare(desk, slug, None), report)
        return 0
    with report.progress("planning"), run.Crew(desk.root) as crew:
        changes = [(slug, _built(desk, slug, crew, options.jobs, report)) for slug in slugs]
    if options.play:
        _play(desk, changes, report)
    produce.hold(desk, changes)
    return 0


def _unpublished(desk: Desk, slugs: tuple[str, ...], report: Report) -> tuple[str, ...]:
    """Leave out the episodes that subscribers have as their scripts are."""
    from dateline import produce  # noqa: PLC0415 - see new

    alone = produce.left_alone(desk)
    if alone:
        count = f"{len(alone)} published episode{'s' * (len(alone) != 1)}"
        report.say(
            f"left {count} alone: {_enumerated(sorted(alone))} (--all builds everything)",
            event="left",
            slugs=sorted(alone),
        )
    return tuple(slug for slug in slugs if slug not in alone)


def _enumerated(slugs: Sequence[str]) -> str:
    """Name a few, and count the others."""
    return ", ".join(slugs[:_FEW]) + (f" and {len(slugs) - _FEW} more" if len(slugs) > _FEW else "")


_FEW = 5
_PATIENCE = 100_000
"""Objects after which garbage is looked for: a long show is read into as many that stay, and each look costs."""


def publish(options: Namespace, report: Report) -> int:
    """Render the feed."""
    gc.set_threshold(_PATIENCE)  # before the imports, which make thousands of objects that stay
    from dateline import produce  # noqa: PLC0415 - see new
    from dateline.feed.ledger import real  # noqa: PLC0415 - see new

    desk = produce.sit_down(options.show.absolute())
    if options.dry_run and options.to is None:
        raise PublishError("--dry-run says what --to would send", hint="name the place: --to PLACE")
    asked = produce.Asked(
        options.to or "", Path.cwd(), dry=options.dry_run, overwrite=options.overwrite, breaking=options.break_lock
    )
    remote = None if options.to is None else produce.open_place(desk, asked)
    with contextlib.nullcontext() if asked.dry else _alone(desk):
        if not asked.dry:
            _published(desk, produce.publish(desk, _now(), replacing=options.replace_audio), report)
            if desk.show.base_url.startswith("http:") and real(desk.show.base_url):
                text = "base_url is no https address: Apple and most apps ask for https; `dateline check` tells more"
                report.say(text, event="warning", note=text)
        if remote is not None:
            _sent(desk, remote, asked, report)
    return 0


def _alone(desk: Desk) -> AbstractContextManager[None]:
    from dateline import store  # noqa: PLC0415 - see new

    return store.alone(desk.root / "feed" / ".publishing.lock", "publishing")


def _sent(desk: Desk, remote: Remote, asked: Asked, report: Report) -> None:
    """Bring the feed to where listeners reach it, and tell of each file."""
    from dateline import produce  # noqa: PLC0415 - see new

    def arrived(one: Parcel) -> None:
        report.say(f"sent {one.path} ({_size(one.size)})", event="sent", path=one.path, size=one.size)

    todo = produce.send(desk, remote, asked, _now, arrived)
    if asked.dry:
        for one, why in todo.send:
            facts = {"path": one.path, "size": one.size, "why": why}
            report.say(f"would send {one.path} ({_size(one.size)}; {why})", event="would-send", **facts)
        for path in todo.foreign:
            report.say(f"{path} is there, and dateline did not put it there", event="foreign", path=path)
        for path in todo.remove:
            report.say(f"would remove {path}: no feed names it any more", event="would-remove", path=path)
    kept = f", {len(todo.waiting)} kept for a week" if todo.waiting else ""
    verb = "would send" if asked.dry else "sent"
    report.say(
        f"{asked.to}: {verb} {len(todo.send)} file{'s' * (len(todo.send) != 1)}, {_size(todo.size)}; "
        f"{todo.same} unchanged, {len(todo.remove)} removed{kept}",
        event="uploaded" if not asked.dry else "planned",
        to=asked.to,
        files=len(todo.send),
        size=todo.size,
        same=todo.same,
        removed=list(todo.remove),
        waiting=list(todo.waiting),
    )


def _size(count: int) -> str:
    """Give bytes as people read them.

    >>> _size(700), _size(695_191), _size(12_300_000)
    ('700 bytes', '695 KB', '12.3 MB')
    """
    if count < 1000:  # noqa: PLR2004 - bytes
        return f"{count} bytes"
    return f"{count / 1000:.0f} KB" if count < 1_000_000 else f"{count / 1_000_000:.1f} MB"  # noqa: PLR2004 - kilobytes


def import_(options: Namespace, report: Report) -> int:
    """Take over an existing show."""
    from dateline import produce  # noqa: PLC0415 - see new

    desk = produce.sit_down(options.show.absolute())
    done = produce.adopt_feed(desk, options.feed)
    for slug, title in done.taken:
        report.say(f"{slug}: {title}", event="taken", slug=slug, title=title)
    files = ", ".join(f"feed/{name}" for name in done.kept)
    kept = f"; items without scripts stay as they are in {files}" if files else ""
    report.say(
        f"took over {len(done.taken)} episode{'s' * (len(done.taken) != 1)}, {done.known} known already{kept}; "
        "commit feed/ledger.yaml, then `dateline publish`",
        event="imported",
        taken=len(done.taken),
        known=done.known,
        kept=list(done.kept),
    )
    return 0


def move(options: Namespace, report: Report) -> int:
    """Note where the feed is going to be."""
    from dateline import produce  # noqa: PLC0415 - see new

    desk = produce.sit_down(options.show.absolute())
    here = produce.move(desk, options.to)
    if options.to == here:
        report.say(f"the feed stays at {here}; `dateline publish`", event="moving", here=here, to="")
        return 0
    base = options.to.rpartition("/")[0]
    report.say(
        f"moving from {here} to {options.to}:\n"
        "  1. dateline publish, and serve it at both addresses, or redirect the old one (301)\n"
        f"  2. set base_url: {base} in show.yaml, publish again, serve that at the new one\n"
        "  3. keep the old address for four weeks at least: apps follow when they look next",
        event="moving",
        here=here,
        to=options.to,
    )
    return 0


def check(options: Namespace, report: Report) -> int:
    """Tell whether apps and directories will take the feed."""
    from dateline import produce  # noqa: PLC0415 - see new
    from dateline.feed.check import ORDER, catalogue  # noqa: PLC0415 - see new

    if options.rules:
        report.table(catalogue())
        return 0
    if options.feed:
        found = produce.check_file(options.feed, _now(), options.url, everything=options.all)
    else:
        found = produce.check(options.show.absolute(), _now(), options.url, everything=options.all)
    for one in found:
        rule = one.rule
        report.say(
            f"{rule.severity:<8} {one.code:<26} {one.where}: {one.what}; {rule.remedy} ({rule.who})",
            event="finding",
            code=one.code,
            severity=rule.severity,
            where=one.where,
            found=one.what,
            asked=rule.asks,
            remedy=rule.remedy,
            who=rule.who,
            written=rule.where,
        )
    counts = {one: sum(each.rule.severity == one for each in found) for one in ORDER}
    text = ", ".join(f"{count} {name}{'s' * (count != 1)}" for name, count in counts.items())
    report.say(text, event="checked", **counts)
    return 1 if counts["error"] else 0


def make(options: Namespace, report: Report) -> int:
    """Do the whole job."""
    from dateline import produce, run  # noqa: PLC0415 - see new

    desk = produce.sit_down(options.show.absolute())
    with report.progress("reading the story"), run.Crew(desk.root) as crew:
        with produce.warm(desk, crew, options.jobs):
            drafted = produce.draft(desk, options.story, _wishes(options), _now())
        _drafted(drafted, report)
        produce.hold(desk, [(drafted.slug, _built(desk, drafted.slug, crew, options.jobs, report))])
        report.stage("publishing")
        with _alone(desk):
            _published(desk, produce.publish(desk, _now()), report)
    return 0


def retake(options: Namespace, report: Report) -> int:
    """Have a paragraph read again."""
    from dateline import produce  # noqa: PLC0415 - see new

    desk = produce.sit_down(options.show.absolute())
    number = produce.retake(desk, options.slug, options.line)
    report.say(
        f"script/{options.slug}.yaml:{options.line}: asks for take {number}; `dateline build {options.slug} --play`",
        event="retake",
        slug=options.slug,
        line=options.line,
        take=number,
    )
    return 0


def fit(options: Namespace, report: Report) -> int:
    """Bring an episode to a length."""
    from dateline import produce, run  # noqa: PLC0415 - see new

    desk = produce.sit_down(options.show.absolute())
    with run.Crew(desk.root) as crew:
        fitted = produce.fit(desk, options.slug, options.length, crew)
    factors = f"pauses x {fitted.fit.pauses:g}, pace x {fitted.fit.pace:g}"
    before, after = produce.clock_of(fitted.before), produce.clock_of(fitted.after)
    report.say(
        f"script/{options.slug}.yaml: {before} -> {after}: {factors}; `dateline build {options.slug}`",
        event="fit",
        slug=options.slug,
        before=round(fitted.before, 3),
        after=round(fitted.after, 3),
        pauses=fitted.fit.pauses,
        pace=fitted.fit.pace,
    )
    return 0


def proof(options: Namespace, report: Report) -> int:
    """Listen to an episode."""
    from dateline import produce, run  # noqa: PLC0415 - see new

    desk = produce.sit_down(options.show.absolute())
    with report.progress("listening"), run.Crew(desk.root) as crew:
        found = produce.proof(desk, options.slug, options.model, crew)
    for one in found.findings:
        _found(one, options.slug, desk.root, report)
    count = f"{options.slug}: {found.sentences} sentences, {found.words} words"
    facts = {"event": "proof", "slug": options.slug, "sentences": found.sentences, "words": found.words}
    if found.rate is None:
        fit = "lengths or levels of some do not fit" if found.findings else "lengths and levels fit"
        report.say(f"{count}: {fit}; {found.deaf}", **facts, rate=None)
    else:
        report.say(f"{count}: {found.rate:.1%} not heard as written", **facts, rate=round(found.rate, 4))
    if found.rate is None and options.threshold is not None:
        raise EngineMissing(f"a threshold counts nothing: {found.deaf}", hint="leave --threshold out")
    produce.hold_proof(options.slug, found, produce.THRESHOLD if options.threshold is None else options.threshold)
    return 0


def _found(one: Finding, slug: str, root: Path, report: Report) -> None:
    take = one.take.relative_to(root).as_posix()
    at = f"{int(one.at) // 60}:{int(one.at) % 60:02}"
    share = f" {one.errors:.0%}" if one.verdict == "misheard" else ""
    report.say(
        f"{at}  {one.verdict}{share}  script/{slug}.yaml:{one.line}  {take}\n"
        f"      written: {one.text}" + (f"\n      heard:   {one.heard}" if one.heard else ""),
        event="finding",
        verdict=one.verdict,
        at=round(one.at, 3),
        line=one.line,
        take=take,
        errors=round(one.errors, 3),
        written=one.text,
        heard=one.heard,
    )


def read(options: Namespace, report: Report) -> int:
    """Report how a script will be read aloud."""
    from dateline import produce  # noqa: PLC0415 - see new

    desk = produce.sit_down(options.show.absolute())
    found = produce.read_aloud(desk, options.slug)
    lines: dict[tuple[str, str, str], list[int]] = {}
    for one in found.changed:
        lines.setdefault((one.written, one.said, one.rule), []).append(one.line)
    for (written, said, rule), where in lines.items():
        numbers = ", ".join(map(str, dict.fromkeys(where)))
        facts = {"event": "said", "lines": where, "written": written, "said": said, "rule": rule}
        report.say(f"{written} -> {said}  ({rule}; line {numbers})", **facts)
    if not found.rules:
        report.say("numbers and abbreviations of this language are left to the engine", event="note")
    for text in found.unused:
        report.say(text, event="unused", note=text)
    if found.untaught:
        report.say(
            "nobody has taught these names; paste what you want to put right into script/lexicon.yaml, "
            "as it sounds (say) or in phonemes (ipa):"
        )
    for name in found.untaught:
        times = f"{name.count} time{'s' * (name.count != 1)}"
        known: dict[str, object] = {"name": name.name, "line": name.line, "count": name.count, "entry": name.entry}
        report.say(f"  {name.entry}  # line {name.line}, {times}", event="untaught", **known)
    return 0


def lexicon(options: Namespace, report: Report) -> int:
    """Exchange the show's lexicon with other programs."""
    from dateline import produce  # noqa: PLC0415 - see new

    desk = produce.sit_down(options.show.absolute())
    if options.way == "import":
        done = produce.import_lexicon(desk, options.file)
        what = f"added {_entries(done.count)} to script/lexicon.yaml"
    else:
        done = produce.export_lexicon(desk, options.file, house=options.house)
        what = f"wrote {_entries(done.count)} to {options.file}"
    for text in done.notes:
        report.say(text, event="note", note=text)
    report.say(what, event="lexicon", entries=done.count, file=str(options.file))
    return 0


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def say(options: Namespace, report: Report) -> int:
    """Speak one sentence, and play it or write it."""
    from dateline import produce  # noqa: PLC0415 - see new

    spoken = produce.say(options.show.absolute(), options.text, options.voice, options.out)
    if options.out:
        report.say(f"wrote {options.out}", event="said", path=str(options.out), voice=spoken.voice)
        return 0
    _sound(spoken.path, report)
    return 0


def voices(options: Namespace, report: Report) -> int:
    """List the voices."""
    from dateline.audio import speech  # noqa: PLC0415 - see new

    wanted, home = options.language.lower(), _root_if_any(options.show.absolute())
    listed = [
        voice
        for engine in speech.engines()
        for voice in speech.find(engine, home).voices()
        if not wanted or voice.language == wanted or voice.language.startswith(f"{wanted}-") or voice.language == "mul"
    ]
    for voice in listed:
        name = f"{voice.engine}:{voice.name}"
        several = f" ({len(voice.speakers)} speakers)" if voice.speakers else ""
        cannot = "; ".join(part for part in (voice.fault, voice.remedy) if part)
        text = f"{name:<32} {voice.language:<10} {voice.licence:<18} {voice.label}{several}{cannot and f'  ({cannot})'}"
        facts = {"language": voice.language, "licence": voice.licence, "installed": voice.installed}
        report.say(text.rstrip(), voice=name, **facts, speakers=list(voice.speakers), fault=voice.fault)
    ready = [voice for voice in listed if not voice.fault]
    if ready:
        first = next((voice for voice in ready if voice.language == (wanted or "en-us")), ready[0])
        report.say(f'hear one: dateline say "Good evening." --voice {first.engine}:{first.name}', event="hint")
    return 0


def serve(options: Namespace, report: Report) -> int:
    """Preview the feed until interrupted."""
    from dateline import produce  # noqa: PLC0415 - see new
    from dateline.feed import serve as serving  # noqa: PLC0415 - see new

    desk = produce.sit_down(options.show.absolute())

    def ready(address: str) -> None:
        if serving.beyond(address) and not report.machine and not report.quiet:
            report.table(serving.code(f"{address}/feed.xml"))
        report.say(
            f"subscribe to {address}/feed.xml, or look at {address}/ (Ctrl-C ends it)", event="ready", url=address
        )

    produce.serve(desk, options.host, options.port, ready)
    return 0


# --- what came of it ---------------------------------------------------------------------


def _now() -> datetime:
    return datetime.now(UTC)


def _wishes(options: Namespace) -> Wishes:
    from dateline.produce import Wishes  # noqa: PLC0415 - see new

    mark = ";" if ";" in options.cities else ","
    cities = tuple(city.strip() for city in options.cities.split(mark) if city.strip())
    return Wishes(options.slug, force=options.force, per=options.per, cities=cities)


def _root_if_any(start: Path) -> Path | None:
    """Find the show that a folder is in, if it is in one."""
    from dateline import show  # noqa: PLC0415 - see new

    try:
        return show.find_root(start)
    except ShowError:
        return None


def _show_if_any(start: Path) -> Show | None:
    """Read the show that a folder is in; dividing a story needs none."""
    from dateline import show  # noqa: PLC0415 - see new

    root = _root_if_any(start)
    return show.read(root) if root else None


def _segments(found: Divided) -> dict[str, object]:
    """Give a division as `draft --json` prints it."""
    segments = [
        {
            "kind": one.kind,
            "title": one.title,
            "city": (one.label or one.place.city) if one.place else None,
            "country": one.place.country if one.place else None,
            "at": [one.place.lat, one.place.lon] if one.place else None,
            "paragraphs": list(range(one.start, one.stop)),
            "margin": one.margin,
        }
        for one in found.divisions
    ]
    quotations = [{"paragraph": one.paragraph, "text": one.text, "who": one.who} for one in found.quotations]
    return {"segments": segments, "quotations": quotations}


def _why(found: Divided) -> Iterator[str]:
    """Explain a division, a paragraph at a time: where it is, what else it could be, and what it names."""
    starts = {one.start: one for one in found.divisions}
    if not found.reasons:
        yield "it is one segment by wish, and nothing was weighed"
    for index, (reason, paragraph) in enumerate(zip(found.reasons, found.story.paragraphs, strict=False)):
        if index in starts:
            one = starts[index]
            yield f"--- {one.kind}: {one.title or one.label}" + (f"   ({one.doubt})" if one.doubt else "")
        first = textwrap.shorten(paragraph.text, _GLIMPSE)
        place = reason.place.city if reason.place else "no city"
        second = reason.runner_up.city if reason.runner_up else "no city"
        yield (
            f"{index:4}  {place} {reason.likely:.2f}; else {second} {reason.runner_up_likely:.2f}; "
            f"begins here {reason.margin:.2f}   {first}"
        )
        for place_name, value in sorted(reason.evidence.cities.items(), key=lambda each: -each[1]):
            yield f"        {place_name.city} +{value:.2f}"
        for mention in reason.evidence.mentions:
            yield f"        {mention.surface}: {mention.why} (x{mention.weight:.2f})"


_GLIMPSE = 60


def _drafted(drafted: Drafted, report: Report) -> None:
    path = f"script/{drafted.slug}.yaml"
    if drafted.backup:
        report.say(f"kept the script that was there as script/{drafted.backup.name}", backup=drafted.backup.name)
    if drafted.divisions:
        titles = [division.title for division in drafted.divisions]
        count = f"{len(titles)} segment{'s' * (len(titles) != 1)}"
        report.say(f"drafted {path}: {count}: {', '.join(titles)}", event="draft", slug=drafted.slug, segments=titles)
    if drafted.note:
        report.say(f"{path}: {drafted.note}", event="note", slug=drafted.slug, note=drafted.note)


def _would(desk: Desk, prepared: Prepared, report: Report) -> None:
    from dateline import produce  # noqa: PLC0415 - see new

    count = 0
    for reason in produce.reasons(desk, prepared):
        count += 1
        facts = {"event": "would", "kind": reason.kind, "what": reason.what, "why": reason.why}
        report.say(f"{reason.kind:5} {reason.what}: {reason.why}", **facts, slug=prepared.script.slug)
    text = f"{prepared.script.slug}: {_steps(count)} would run" if count else f"{prepared.script.slug}: nothing to do"
    report.say(text, event="plan", slug=prepared.script.slug, steps=count)


def _steps(count: int) -> str:
    return f"{count} step{'s' * (count != 1)}"


def _built(desk: Desk, slug: str, crew: Crew, jobs: int, report: Report) -> Built:
    from dateline import produce  # noqa: PLC0415 - see new

    prepared = produce.prepare(desk, slug, crew)
    for text in prepared.warnings:
        report.say(text, event="warning", slug=slug, note=text)
    labels = {reason.key: reason.what for reason in produce.reasons(desk, prepared)}
    for done in produce.build(desk, prepared, crew, jobs):
        report.step(done, labels.get(done.key, ""))
    built = produce.built(desk, prepared, frozenset(labels))
    name = f"audio/{built.path.name}"
    facts = {"event": "built", "slug": slug, "path": name, "steps": len(labels), "seconds": round(built.seconds, 3)}
    found = produce.measured(desk, built)
    length = produce.clock_of(built.seconds)
    levels = {one.metric.name: round(one.value, 2) for one in found}
    what = f"built {name} ({length}), {_steps(len(labels))}" if labels else f"nothing to do, {name} is up to date"
    report.say(f"{slug}: {what}", **facts, levels=levels)
    if found:
        report.say(f"{slug}: {', '.join(map(str, found))}", event="measured", slug=slug, levels=levels)
    return built


def _play(desk: Desk, changes: Iterable[tuple[str, Built]], report: Report) -> None:
    from dateline import produce  # noqa: PLC0415 - see new

    for slug, built in changes:
        if built.changed is None:
            report.say(f"{slug}: nothing has changed; play {built.path}", event="play", path=str(built.path))
            continue
        _sound(produce.from_change(desk, built), report)


def _sound(path: Path, report: Report) -> None:
    from dateline.audio import play  # noqa: PLC0415 - see new

    player = play.player()
    if player is None:
        report.say(f"there is no player on this machine; play {path}", event="play", path=str(path), player="")
        return
    report.say(f"playing {path.name} with {player.name}", event="play", path=str(path), player=player.name)
    play.play(player, path)


def _published(desk: Desk, published: Published, report: Report) -> None:
    choice = published.choice
    for slug in choice.unbuilt:
        report.say(f"script/{slug}.yaml was never built and is left out", event="unbuilt", slug=slug)
    for slug in choice.held:
        report.say(f"script/{slug}.yaml is dated in the future and held back", event="held", slug=slug)
    for slug, inputs in choice.kept:
        report.say(
            f"{slug}: subscribers keep the sound they have; changed since: {', '.join(inputs)} "
            f"(dateline build {slug} && dateline publish --replace-audio)",
            event="kept",
            slug=slug,
            changed=inputs,
        )
    for slug, inputs in choice.replaced:
        report.say(f"{slug}: new sound; changed: {', '.join(inputs)}", event="replaced", slug=slug, changed=inputs)
    for slug in published.gone:
        report.say(f"{slug}: its script is gone, and so it leaves the feed", event="gone", slug=slug)
    if published.gone and published.new:
        text = (
            f"if {_enumerated(published.new)} is what {_enumerated(published.gone)} was, subscribers have it twice: "
            f"rename its script once more, with a line `was: {published.gone[0]}` in it, and publish"
        )
        report.say(text, event="hint", was=published.gone, new=published.new)
    _totals(published, report)
    if not desk.show.base_url:
        report.say(
            "hear it in an app: dateline serve (set base_url in show.yaml before you upload feed/)", event="hint"
        )


def _totals(published: Published, report: Report) -> None:
    files = published.written
    count = f"{published.episodes} episode{'s' * (published.episodes != 1)}"
    facts = {
        "event": "published",
        "episodes": published.episodes,
        "new": published.new,
        "notes": published.notes,
        "audio": published.audio,
        "gone": published.gone,
        "files": {"new": files.new, "changed": files.changed, "removed": files.removed},
    }
    if not (files.new or files.changed or files.removed):
        report.say(f"feed/feed.xml: nothing to do, {count} up to date", **facts)
        return
    report.say(
        f"published feed/feed.xml: {count}; {len(published.new)} new, {len(published.notes)} changed notes, "
        f"{len(published.audio)} changed audio; {len(files.new) + len(files.changed)} files written, "
        f"{len(files.removed)} removed",
        **facts,
    )
