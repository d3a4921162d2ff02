"""The read-aloud report: what is said differently, and what nobody has taught."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dateline.model import Taught
from dateline.script.lexicon import Lexicon

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Dateline

ENGLISH = (
    "In Lima, for a taxi, Ofelia Quispe paid $4.50 to the WHO.\n\n"
    "In Lima, late, Quispe came back on 3 May 2024, from Šakiai.\n"
)
GERMAN = (
    "In Wien zahlte Farideh Ghazanfari am 3. Mai 2024 auf dem Markt 2,50 € für Äpfel.\n\n"
    "In Wien traf die Nachricht von Macron die Minister und den Bundestag.\n"
)
POLISH = "W Krakowie Zofia Nowak kupiła za 4,5 mld zł dom przy rynku.\n\nWrocław jest daleko, mówi Zofia Nowak.\n"


def report(dateline: Dateline, show: Path, story: str) -> list[dict[str, object]]:
    """Draft a story and read the report on it."""
    (show / "told.txt").write_text(story, "utf-8")
    dateline("draft", "told.txt", "--slug", "told", "--force", cwd=show)
    return [json.loads(line) for line in dateline("read", "told", "--json", cwd=show).stdout.splitlines()]


def untaught(facts: list[dict[str, object]]) -> set[object]:
    """Give the names that nobody has taught."""
    return {fact["name"] for fact in facts if fact.get("event") == "untaught"}


def test_what_is_said_and_what_nobody_has_taught(dateline: Dateline, copied: Path) -> None:
    """Numbers and acronyms with their rule; names that are left to the voice, with an entry to paste."""
    facts = report(dateline, copied, ENGLISH)
    said = {(fact["written"], fact["rule"]) for fact in facts if fact.get("event") == "said"}
    assert {("$4.50", "money"), ("3 May 2024", "dates")} <= said
    assert {"Ofelia Quispe", "Quispe", "Šakiai"} <= untaught(facts)
    entry = next(fact for fact in facts if fact.get("name") == "Quispe")["entry"]
    (copied / "script" / "lexicon.yaml").write_text(str(entry).replace("quispe", "kis-peh") + "\n", "utf-8")
    facts = [json.loads(line) for line in dateline("read", "told", "--json", cwd=copied).stdout.splitlines()]
    assert "Quispe" not in untaught(facts)


def test_nouns_are_no_names_where_every_noun_has_a_capital(dateline: Dateline, copied: Path) -> None:
    """A German report names people and foreign spellings, and leaves the market and the ministers out."""
    facts = report(dateline, copied, GERMAN)
    assert untaught(facts) == {"Farideh Ghazanfari", "Macron"}
    assert ("2,50 €", "zwei Euro fünfzig") in {(fact.get("written"), fact.get("said")) for fact in facts}


def test_a_language_without_rules_says_so(dateline: Dateline, copied: Path) -> None:
    """Numbers are the engine's there, and the report does not hide it."""
    notes = [fact for fact in report(dateline, copied, POLISH) if fact.get("event") == "note"]
    assert len(notes) == 1


def test_a_rule_of_any_language_may_be_switched_off(dateline: Dateline, copied: Path) -> None:
    """A show switches off what only some episodes have; what no language has is refused with the nearest."""
    path = copied / "show.yaml"
    text = path.read_text("utf-8")
    path.write_text(f"{text}reading: {{off: [juniors, money]}}\n", "utf-8")
    facts = report(dateline, copied, GERMAN)
    assert "money" not in {fact.get("rule") for fact in facts}
    path.write_text(f"{text}reading: {{off: [mony]}}\n", "utf-8")
    for command in ("read", "build"):
        assert "'mony'" in (error := dateline(command, "told", cwd=copied, code=3).stderr)
        assert "money" in error


def test_an_entry_of_the_show_that_no_script_says_is_told_with_the_nearest(dateline: Dateline, copied: Path) -> None:
    """An entry that another script needs is none; a kind may have a capital."""
    (copied / "other.txt").write_text("In Wien, Macron came.\n\nIn Wien, Macron spoke.\n", "utf-8")
    dateline("draft", "other.txt", "--slug", "other", "--force", cwd=copied)
    (copied / "script" / "lexicon.yaml").write_text(
        "Macron: mah-kron\nQuispee: {say: kis-peh}\nWHO: Letters\nXylophon: x\n", "utf-8"
    )
    facts = report(dateline, copied, ENGLISH)
    notes = [fact["note"] for fact in facts if fact.get("event") == "unused"]
    assert notes == [
        "script/lexicon.yaml:2: no script says 'Quispee'; did you mean Quispe?",
        "script/lexicon.yaml:4: no script says 'Xylophon'",
    ]
    assert ("WHO", "W.H.O") in {(fact.get("written"), fact.get("said")) for fact in facts}
    built = dateline("build", "told", "--json", cwd=copied).stdout
    assert "no script says 'Quispee'; did you mean Quispe?" in built
    assert "Macron" not in built


def test_a_taught_name_in_capitals() -> None:
    """A dateline or a headline has a name in capitals; what is short, or taught in capitals, stays what it is."""
    taught = (Taught("Kyiv", "keev"), Taught("Los Angeles", "loss"), Taught("Who", "hoo"), Taught("Aids", "aydz"))
    names = Lexicon(taught, (Taught("AIDS", kind="letters"),))
    found = [one.said for one in names.find("KYIV and LOS ANGELES, KYIV's WHO and AIDS, kyiv")]
    assert found == ["keev", "loss", "keev's", "A.I.D.S"]


def test_phonemes_that_a_voice_does_not_take(dateline: Dateline, copied: Path) -> None:
    """A voice without phonemes says the respelling; an entry that has none is told, since that voice learns nothing."""
    (copied / "script" / "lexicon.yaml").write_text(
        "Quispe: {say: kis-peh, ipa: kispe}\nOfelia: {ipa: oufilia}\nLima: {language: es}\n", "utf-8"
    )
    facts = report(dateline, copied, ENGLISH)
    said = {fact["written"]: fact["said"] for fact in facts if fact.get("event") == "said"}
    assert said["Quispe"] == "kis-peh"
    assert not {"Ofelia", "Lima"} & set(said)
    notes = [str(fact["note"]) for fact in facts if fact.get("event") == "unused"]
    assert "script/lexicon.yaml:2: tone:hum takes no phonemes, and says 'Ofelia' as it is written; add say:" in notes
    assert "script/lexicon.yaml:3: tone:hum takes no phonemes, and says 'Lima' as it is written; add say:" in notes
    assert "says 'Ofelia' as it is written" in dateline("build", "told", cwd=copied).stdout


def test_letters_that_a_voice_spells_out(dateline: Dateline, copied: Path) -> None:
    """A quotation in other letters is told by a build and a report; a word that is taught, and a symbol, are not."""
    quoted = "\u043c\u0438\u0440"
    (copied / "script" / "lexicon.yaml").write_text("\u4e16\u754c: shee-jieh\n", "utf-8")
    facts = report(dateline, copied, f"{ENGLISH}\nIn Lima, he wrote {quoted} to \u4e16\u754c, with an \u03b1.\n")
    notes = [str(fact["note"]) for fact in facts if fact.get("event") == "unused"]
    assert len(notes) == 1
    assert f"'{quoted}' is in Cyrillic letters, which a voice for en spells out" in notes[0]
    assert "Cyrillic letters" in dateline("build", "told", cwd=copied).stdout
