from __future__ import annotations

import doctest
import importlib
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ScriptError
from dateline.model import Taught
from dateline.script import lexicon, page, speakable
from dateline.script.lexicon import Lexicon
from dateline.script.said import english, french, german, spanish
from dateline.script.said.rules import Rule

if TYPE_CHECKING:
    from pathlib import Path

    from dateline.model import Show

HOUSE = Lexicon(lexicon.house())
NONE = Lexicon()
LANGUAGES = ("en", "de", "fr", "es")


def said(text: str, names: Lexicon = HOUSE, off: tuple[str, ...] = (), language: str = "en") -> str:
    """Say a paragraph as an engine without phonemes is asked to."""
    return " ".join(speakable.said(one)[0] for one in speakable.sentences(text, language, names, off))


# Each line has what engines read wrong, and what a reader would say.
MISREAD = [
    ("The IRGC and the IDF", "The I.R.G.C and the I.D.F"),
    ("the AP and the IAEA reported", "the A.P and the I.A.E.A reported"),
    ("Gen. Smith met Lt. Jones", "General Smith met Lieutenant Jones"),
    ("It cost $4.5 billion", "It cost four point five billion dollars"),
    ("It cost €2.50", "It cost two euros and fifty cents"),
    ("It cost £3m", "It cost three million pounds"),
    ("It cost $1.2bn", "It cost one point two billion dollars"),
    ("It cost C$20", "It cost twenty Canadian dollars"),
    ("in 2024", "in twenty twenty four"),
    ("in the 1990s", "in the nineteen nineties"),
    ("on 6-7 June", "on the sixth to the seventh of June"),
    ("from 2019-2024", "from twenty nineteen to twenty twenty four"),
    ("after 5km", "after five kilometers"),
    ("at 80 km/h", "at eighty kilometers per hour"),
    ("3/4 of them", "three quarters of them"),
    ("World War II", "World War Two"),
    ("see https://www.example.org/news", "see example dot org slash news"),
    ("No. 10 was shut.", "number 10 was shut."),
    ("at 2 AM", "at two A.M"),
    ("at 10:30", "at ten thirty"),
    ("about 10 %", "about ten percent"),
    ("about 1,250 people", "about 1,250 people"),
    ("the 20th", "the 20th"),
    ("NATO said", "Nato said"),
    ("the U.S. said", "the U.S. said"),
    ("an F-35", "an F-35"),
    ("It began at 9:30 a.m. ET and ended", "It began at nine thirty A.M E.T and ended"),
    ("open 10 a.m.-2 p.m. daily", "open ten A.M to two P.M daily"),
    (">20 shares, <5 comments, ~50 likes", "more than 20 shares, less than 5 comments, about 50 likes"),
    ("two MPs and three CEOs", "two M P's and three C.E.O's"),
    ("US$15 a day", "fifteen U.S dollars a day"),
    ("the US said", "the U.S said"),
    ("the ₹50 crore loan", "the fifty crore rupee loan"),
    ("30 secs, 1 hr", "thirty seconds, one hour"),
    ("Apt. 4B was shut", "Apartment 4B was shut"),
    ("on Pennsylvania Ave. NW, by 42nd St. & 5th Ave.", "on Pennsylvania Avenue N.W, by 42nd Street and 5th Avenue."),
    ("It is 12 ft. long.", "It is twelve feet long."),
    ("the Lt. Gov. said", "the Lieutenant Governor said"),
    ("Smith & Co. Ltd. fell", "Smith and Company Limited fell"),
    ("He left. (He did not.) The end", "He left. He did not. The end"),
    ("up 5%-10%", "up five to ten percent"),
    ("£1.2m–£1.4m", "one point two million pounds to one point four million pounds"),
    ("1m-2m people", "one to two million people"),
    ("between $2-3 million", "between two and three million dollars"),
    ("$2.5-billion deals, $1T, $.50", "two point five billion dollar deals, one trillion dollars, fifty cents"),
    ("he/she, w/o cause, n/a", "he or she, without cause, not applicable"),
    ("a WWII bomb", "a World War Two bomb"),
    ("He cried NO to the NGO.", "He cried no to the N.G.O."),
    ("the US, IT and AI", "the U.S, I.T and A.I"),
    ("the 737 MAX and the 737-800", "the 737 max and the 737-800"),
    ("King Jr.'s speech", "King Junior's speech"),
    ("They lost 7-6, 4-6; pages 3-4, 6-7", "They lost seven six, four six; pages three to four, six to seven"),
    (
        "Rep. Lee, R-Ohio, and Rep. Wu, D-CA",
        "Representative Lee, Republican of Ohio, and Representative Wu, Democrat of California",
    ),
    ("a 3-1/2-year term", "a three and a half year term"),
    ("the 10K runners and 3M shares", "the 10K runners and 3M shares"),
]


@pytest.mark.parametrize(("written", "wanted"), MISREAD)
def test_what_engines_misread_is_said_right(written: str, wanted: str) -> None:
    """News is said the way a reader says it; what engines read right is left as it is."""
    assert said(written) == wanted


GERMAN = [
    ("Hr. Schulz und Fr. Dr. Wagner", "Herr Schulz und Frau Doktor Wagner"),
    ("Er kam u. a. mit Prof. Kern, d.h. spät.", "Er kam unter anderem mit Professor Kern, das heißt spät."),
    ("ggf. morgen bzw. evtl. nie", "gegebenenfalls morgen beziehungsweise eventuell nie"),
    ("in St. Petersburg, Bahnhofstr. 9", "in Sankt Petersburg, Bahnhofstraße 9"),
    ("im Jahr 79 n. Chr. und im 3. Jh. v. Chr.", "im Jahr 79 nach Christus und im dritten Jahrhundert vor Christus."),
    ("7,2 Mrd. Euro", "sieben Komma zwei Milliarden Euro"),
    ("1 Mrd. Dollar, 1 Dollar, 40 £", "eine Milliarde Dollar, ein Dollar, vierzig Pfund"),
    ("8,05 €, 0,50 CHF", "acht Euro fünf, fünfzig Rappen"),
    ("12\u202f000\u202f€ für 80\u00a0Mio. Leute", "zwölftausend Euro für achtzig Millionen Leute"),
    ("Am 17. Juni 1953 begann es.", "Am siebzehnten Juni neunzehnhundertdreiundfünfzig begann es."),
    ("der 9. November, den 1. April", "der neunte November, den ersten April"),
    ("vom 24. bis zum 26. Dezember", "vom vierundzwanzigsten bis zum sechsundzwanzigsten Dezember"),
    ("am 31.12.1999", "am einunddreißigsten Dezember neunzehnhundertneunundneunzig"),
    ("1961–1989", "neunzehnhunderteinundsechzig bis neunzehnhundertneunundachtzig"),
    ("seit 1848, 1848 Soldaten, 2015", "seit achtzehnhundertachtundvierzig, 1848 Soldaten, 2015"),
    ("in den 1920er Jahren", "in den neunzehnhundertzwanziger Jahren"),
    ("um 6:45 Uhr, von 8–9 Uhr, 0.15 Uhr", "um sechs Uhr fünfundvierzig, von acht bis neun Uhr, null Uhr fünfzehn"),
    ("Sie siegten 4:2.", "Sie siegten vier zu zwei."),
    ("120 km/h, 7-8 km, 1 km", "einhundertzwanzig Kilometer pro Stunde, sieben bis acht Kilometer, ein Kilometer"),
    ("bei –8 °C und 3,5 %", "bei minus acht Grad Celsius und drei Komma fünf Prozent"),
    ("90 m², 2 t, 1 h", "neunzig Quadratmeter, zwei Tonnen, eine Stunde"),
    ("im XIX. Jahrhundert, im 1. Weltkrieg", "im neunzehnten Jahrhundert, im ersten Weltkrieg"),
    ("die 2. Bundesliga, in der 2. Bundesliga", "die zweite Bundesliga, in der zweiten Bundesliga"),
    ("Ihr 3. Buch erschien. Ihr 4. Kind auch.", "Ihr 3. Buch erschien. Ihr viertes Kind auch."),
    ("Karl IV. regierte; von Karl IV. gegründet", "Karl der Vierte regierte; von Karl dem Vierten gegründet"),
    ("die CDU, EU und UNO", "die C.D.U, E.U und Uno"),
    ("das AfD-Papier, die US-Armee, die NASA", "das A.F.D-Papier, die U.S-Armee, die NASA"),
    ("2/3 der Fläche, 1½ Stunden", "zwei Drittel der Fläche, eineinhalb Stunden"),
    ("„Nein“, sagt er – und geht (endlich).", "Nein, sagt er, und geht, endlich."),
    ("siehe www.beispiel.de/a-b", "siehe beispiel Punkt de Schrägstrich a b"),
    ("Er blieb. 1930 ging er.", "Er blieb. Neunzehnhundertdreißig ging er."),
    ("im G7-Land, 50-jährig, 1.200 Leute, 4 Uhr", "im G7-Land, 50-jährig, 1.200 Leute, 4 Uhr"),
]
FRENCH = [
    ("M. Morel, Mme Roux et MM. Blanc", "Monsieur Morel, Madame Roux et Messieurs Blanc"),
    ("M. le préfet et Me Bernard", "Monsieur le préfet et Maître Bernard"),
    ("le Pr. Lemoine, Mgr Rey, Mlles Petit", "le Professeur Lemoine, Monseigneur Rey, Mesdemoiselles Petit"),
    ("env. 30 %, p. ex. ici, c.-à-d. là", "environ trente pour cent, par exemple ici, c'est-à-dire là"),
    ("en 509 av. J.-C.", "en 509 avant Jésus-Christ."),
    ("le n° 7, p. 12", "le numéro 7, page 12"),
    ("Ste-Marie, av. de l'Opéra", "Sainte-Marie, avenue de l'Opéra"),
    ("9 Md€, 6 M€ et 15 k€", "neuf milliards d'euros, six millions d'euros et quinze mille euros"),
    ("7,20 €, 0,05 €, 1 €", "sept euros vingt, cinq centimes, un euro"),
    ("25\u202f000\u202f€ et 10\u00a0%", "vingt-cinq mille euros et dix pour cent"),
    ("$5, 8 $US, 200 CHF", "cinq dollars, huit dollars, deux cents francs suisses"),
    ("à 8h, à 19h05, de 9h-11h", "à huit heures, à dix-neuf heures cinq, de neuf heures à onze heures"),
    ("31 h, 12h00", "trente et une heures, douze heures"),
    ("les 8-9 mai, du 2-5 mai", "les huit et neuf mai, du deux au cinq mai"),
    ("le 14/07/1789", "le quatorze juillet mille sept cent quatre-vingt-neuf"),
    ("le 1er août, le 1 août", "le premier août, le premier août"),
    ("le 4 janv. 2020", "le 4 janvier 2020"),
    ("1914-1918", "mille neuf cent quatorze à mille neuf cent dix-huit"),
    ("130 km/h, 2-3 km, 1,5 m", "cent trente kilomètres par heure, deux à trois kilomètres, un virgule cinq mètre"),
    ("-7 °C, 45 m², 3 t", "moins sept degrés Celsius, quarante-cinq mètres carrés, trois tonnes"),
    ("au XXIe siècle, la IVe République", "au vingt et unième siècle, la quatrième République"),
    ("la 3e place, le 2nd tour, la 1re", "la troisième place, le second tour, la première"),
    ("le 40e", "le quaranthième"),
    ("Henri IV et Napoléon Ier", "Henri quatre et Napoléon premier"),
    ("le tome II", "le tome deux"),
    ("41 victimes, 41 morts", "quarante et une victimes, 41 morts"),
    ("2/3 des voix, 1 1/2 heure", "deux tiers des voix, une heure et demie"),
    ("l'AFP, la BCE, le FMI et l'ONU", "l'A.F.P, la B.C.E, le F.M.I et l'ONU"),
    ("un PDG, l'INSEE, l'OTAN", "un P.D.G, l'Insée, l'OTAN"),
    ("« Oui », dit-il — enfin.", "Oui, dit-il, enfin."),
    ("J.-P. Sartre, V. Hugo", "J P Sartre, V Hugo"),
    ("contact@exemple.fr", "contact arobase exemple point fr"),
    ("en 1968, 12 000 ans, 5 à 6 fois, les années 90", "en 1968, 12 000 ans, 5 à 6 fois, les années 90"),
]
SPANISH = [
    ("El Sr. Gómez y la Sra. Ríos", "El señor Gómez y la señora Ríos"),
    ("D. Miguel, Dña. Rosa y la Dra. Vega", "don Miguel, doña Rosa y la doctora Vega"),
    ("EE. UU. respondió; EEUU y EE UU.", "Estados Unidos respondió; Estados Unidos y Estados Unidos."),
    ("p. ej. ayer, aprox. 20, etc.", "por ejemplo ayer, aproximadamente 20, etcétera."),
    ("en el 202 a. C. y en el 14 d. C.", "en el 202 antes de Cristo y en el 14 después de Cristo."),
    ("el n.º 3, la pág. 8", "el número 3, la página 8"),
    ("Ud. y Sta. Fe", "usted y Santa Fe"),
    ("CC. OO. y JJ. OO.", "Comisiones Obreras y Juegos Olímpicos."),
    ("8 M€, 1 M€, 60 k€", "ocho millones de euros, un millón de euros, sesenta mil euros"),
    ("3,75 €, 1,01 €, 0,20 €", "tres euros con setenta y cinco céntimos, un euro con un céntimo, veinte céntimos"),
    ("31.000\u202f€ y el 5\u00a0%", "treinta y un mil euros y el cinco por ciento"),
    ("US$ 40 y 51 dólares", "cuarenta dólares y cincuenta y un dólares"),
    ("a las 9:30, a la 1:05, a las 22:00", "a las nueve treinta, a la una y cinco, a las veintidós horas"),
    ("a las 18.45 h", "a las dieciocho cuarenta y cinco horas"),
    ("a las 8 p. m. cena", "a las ocho P.M cena"),
    ("los días 3-4 de mayo, del 3-8 de mayo", "los días tres y cuatro de mayo, del tres al ocho de mayo"),
    ("el 12/10/1492", "el doce de octubre de mil cuatrocientos noventa y dos"),
    ("1936-1939", "mil novecientos treinta y seis a mil novecientos treinta y nueve"),
    ("90 km/h, 3-4 km, 1 kg", "noventa kilómetros por hora, tres a cuatro kilómetros, un kilogramo"),
    ("-6 °C, 70 m², 300 t", "menos seis grados Celsius, setenta metros cuadrados, trescientas toneladas"),
    ("41 años, 41 semanas, 300 páginas", "cuarenta y un años, cuarenta y una semanas, trescientas páginas"),
    ("1 mes, 1 semana, 1 millón", "un mes, una semana, un millón"),
    ("el siglo XIX, el siglo I", "el siglo diecinueve, el siglo primero"),
    ("Felipe II, Isabel I, Luis XV", "Felipe segundo, Isabel primera, Luis XV"),
    ("la I Guerra Mundial", "la primera Guerra Mundial"),
    ("el 1.º, la 2.ª y el 3.er día", "el primero, la segunda y el tercer día"),
    ("la ONU, la OMS y la CIA", "la Onu, la O.M.S y la Cía"),
    ("el PIB, dos ONG, la OCDE", "el Pib, dos O.N.G, la O.C.D.E"),
    ("1/3 de la tierra, 1½ horas", "un tercio de la tierra, una hora y media"),
    ("«Sí», dijo él —al fin—.", "Sí, dijo él, al fin."),
    ("hombres y/o mujeres", "hombres y o mujeres"),
    ("sala@ejemplo.es", "sala arroba ejemplo punto es"),
    ("el 1 de mayo de 2024, 4.500 casos, $20", "el 1 de mayo de 2024, 4.500 casos, $20"),
]
OTHERS = [
    *(("de", *line) for line in GERMAN),
    *(("fr", *line) for line in FRENCH),
    *(("es", *line) for line in SPANISH),
]


@pytest.mark.parametrize(("language", "written", "wanted"), OTHERS)
def test_what_engines_misread_in_other_languages_is_said_right(language: str, written: str, wanted: str) -> None:
    """So are German, French and Spanish; each list ends with what is left alone."""
    assert said(written, NONE, language=language) == wanted


_RULED = {"german": german, "french": french, "spanish": spanish} | dict.fromkeys(
    ("english", "english_numbers", "english_usage", "marks"), english
)
"""Modules with rules, and the language in which their examples are."""


def _examples() -> list[tuple[str, Rule]]:
    modules = [importlib.import_module(f"dateline.script.said.{name}") for name in _RULED]
    return [
        (name, rule)
        for name, module in zip(_RULED, modules, strict=True)
        for rule in vars(module).values()
        if isinstance(rule, Rule)
    ]


@pytest.mark.parametrize(("module", "rule"), _examples())
def test_every_rule_does_what_its_examples_say(module: str, rule: Rule) -> None:
    """A rule's docstring has examples, and they are true."""
    text = rule.say.__doc__ or ""
    assert rule.about.endswith("."), rule.id
    if rule.id == "phonemes":
        return
    test = doctest.DocTestParser().get_doctest(text, {"said": _RULED[module].said}, rule.id, None, None)
    assert test.examples, rule.id
    assert doctest.DocTestRunner(verbose=False).run(test).failed == 0


@pytest.mark.parametrize("name", ["numbers", "rules", "marks", "figures", "german", "spanish"])
def test_the_examples_of_the_helpers_are_true(name: str) -> None:
    """So are those of the functions that rules are made of."""
    assert doctest.testmod(importlib.import_module(f"dateline.script.said.{name}")).failed == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_an_id_of_its_own(language: str) -> None:
    """What switches one off switches no other."""
    ids = [rule.id for rule in speakable.rules(language)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("en", "He met Gen. Lee. No. 10 was shut. It was 5 p.m. Then he left.", 4),
        ("en", "J. D. Vance met Dr. Ruiz at 9 a.m. in St. Louis.", 1),
        ("en", "He works for Acme Inc. The firm is old.", 2),
        ("en", '"Stop," he said. "Why?" Nobody spoke.', 3),
        ("en", "He said no. Farmers left. Was it so? No. Ten did. No. 10 was shut.", 6),
        ("en", "At 5 p.m. ET it stopped. Para. 3(b) and Apt. 4B. On Mon., Tue., and in Nov. it did not.", 3),
        ("en", "The U.S. Navy came. The U.N. left.", 2),
        ("de", "Dr. Meier lebt z. B. hier. Am 3. Mai kam er in die 2. Liga. Er ist 21. Sie nicht.", 4),
        ("de", "Ludwig XIV. starb am 1.9. um 8.15 Uhr in St. Pauli. Das stimmt nicht.", 2),
        ("fr", "M. Dupont vit av. Foch, au n° 3. Mme. Roux arrive le 3 sept. 2024. Il pleut.", 3),
        ("fr", "J.-M. Le Pen et Me. Rey parlent. En 52 av. J.-C., César arrive.", 2),
        ("es", "EE. UU. dijo que el Sr. Ruiz, p. ej., vive en la Avda. América. D. Juan no.", 2),
        ("es", "Es la 3.ª vez. El n.º 5, de Acme S. A., ganó 2,50 €. Fin.", 3),
    ],
)
def test_a_full_stop_that_a_rule_reads_ends_no_sentence(language: str, text: str, count: int) -> None:
    """Titles and numbers do not cut a sentence in two; ends of sentences stay ends."""
    assert len(speakable.sentences(text, language, HOUSE)) == count


def test_a_number_that_begins_a_sentence_is_said_with_a_capital() -> None:
    """Engines hear no full stop before a small letter; before a digit they did."""
    assert said("Es war so. 1984 kam er.", NONE, language="de") == "Es war so. Neunzehnhundertvierundachtzig kam er."
    assert said("Es war z. B. 1984 so.", NONE, language="de") == "Es war zum Beispiel neunzehnhundertvierundachtzig so."


def test_a_reading_stands_where_a_narrow_space_was() -> None:
    """The spaces that French sets before its signs and between its thousands are white space."""
    text = "Il paie 1\u202f500\u202f€, soit 10\u00a0%."
    found = [(text[one.start : one.end], one.said) for one in speakable.readings(text, "fr")]
    assert found == [("1\u202f500\u202f€", "mille cinq cents euros"), ("10\u00a0%", "dix pour cent")]


def test_what_is_written_stays_beside_what_is_said() -> None:
    """Each reading knows the stretch it came from."""
    [one] = speakable.sentences("It cost $4.5 billion in 2024.", "en")
    assert one.text == "It cost $4.5 billion in 2024."
    found = [(one.text[each.start : each.end], each.said, each.rule) for each in one.readings]
    assert found == [
        ("$4.5 billion", "four point five billion dollars", "money"),
        ("2024", "twenty twenty four", "years"),
    ]


def test_a_rule_can_be_switched_off() -> None:
    """What is switched off is left as it is written."""
    assert said("in 2024", off=("years",)) == "in 2024"
    assert said("Khamenei", off=("lexicon",)) == "Khamenei"
    assert said("20 €", NONE, ("money",), "de-AT") == "20 €"


def test_other_languages_are_left_to_their_engines() -> None:
    """A language without rules is spoken as it is written."""
    [one] = speakable.sentences("Kosztowało to 4,5 mld zł w 2024 r.", "pl")
    assert speakable.said(one)[0] == "Kosztowało to 4,5 mld zł w 2024 r."


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("digits", [15, 30, 5_000])
def test_an_endless_number_is_left_to_the_engine(language: str, digits: int) -> None:
    """There are no words for it, and a digit more must not end a build."""
    endless = (
        f"{'1' * digits} km, {'9' * digits} \u20ac, {'1' * digits}-{'9' * digits} und {'1.000' + '.000' * digits} m"
    )
    assert all(one in said(endless, NONE, language=language) for one in ("1" * digits, "9" * digits))


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc", "Co")), max_size=200))
def test_any_text_can_be_said(language: str, text: str) -> None:
    """No text makes a rule fail; readings never overlap and never leave the text."""
    for one in speakable.sentences(text, language, HOUSE):
        last = 0
        for each in one.readings:
            assert last <= each.start < each.end <= len(one.text)
            last = each.end
        speakable.said(one, frozenset())


# --- names -------------------------------------------------------------------------------


def test_a_name_is_said_by_phonemes_or_by_its_respelling() -> None:
    """A voice that takes phonemes gets them; another gets the respelling; the possessive stays."""
    names = Lexicon([Taught("Khamenei", "hahmen-ae", "hɑːmɛneɪˈiː")])
    [one] = speakable.sentences("It was Khamenei's.", "en", names)
    assert speakable.said(one)[0] == "It was hahmen-ae's."
    text, [span] = speakable.said(one, frozenset("hɑːmɛneɪˈiz"))
    assert (text, text[span.start : span.end], span.ipa) == ("It was Khamenei's.", "Khamenei's", "hɑːmɛneɪˈiːz")
    assert speakable.said(one, frozenset("abc"))[0] == "It was hahmen-ae's."


def test_whole_words_and_the_longest_first() -> None:
    """A name inside a word is none; of two that fit, the longer is taken; the nearest level counts."""
    names = Lexicon([Taught("Xi", "shee"), Taught("Xi Jinping", "shee jin-ping")], [Taught("Xi", "she")])
    assert said("Xi Jinping met Xi in Xiamen.", names) == "shee jin-ping met she in Xiamen."


def test_letters_and_words() -> None:
    """An acronym is spelt out or read as a word, as the lexicon says."""
    names = Lexicon([Taught("NATO", kind="letters"), Taught("IRGC", kind="word")])
    assert said("NATO's and the IRGC", names) == "N.A.T.O's and the Irgc"


def test_what_is_taught_small_may_begin_a_sentence() -> None:
    """An entry for a word covers it where it begins a sentence, and in no other spelling."""
    names = Lexicon([Taught("junta", "hoonta")])
    assert said("Junta, junta, JUNTA", names, ("acronyms",)) == "hoonta, hoonta, JUNTA"


def test_the_house_lexicon_is_whole() -> None:
    """At least 300 entries have both forms; every kind is known, and no name stands twice."""
    entries = lexicon.house()
    assert len({one.written for one in entries}) == len(entries)
    assert sum(bool(one.say and one.ipa) for one in entries) >= 300
    assert all(one.kind in lexicon.KINDS or one.say for one in entries)


def script(show: Show, tmp_path: Path, extra: str) -> page.Page:
    """Read a script with something more at its end."""
    path = tmp_path / "script" / "a-story.yaml"
    path.parent.mkdir(exist_ok=True)
    segments = "segments:\n  - {title: One, kind: opening, narration: [Khamenei spoke.]}\n"
    path.write_text(f"title: T\npublished: 2026-03-01\n{extra}\n{segments}", "utf-8")
    return page.read(path, show)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("lexicon: {A: B, B: A}", "'A' is said by way of itself"),
        ("lexicon: {A: ''}", "without how it is said"),
        ("lexicon: {A: {sya: x}}", "did you mean say"),
        ("lexicon: {'—': x}", "has no word in it"),
        ("lexicon: [A]", "not a lexicon"),
    ],
)
def test_a_faulty_lexicon_is_told(show: Show, tmp_path: Path, text: str, wanted: str) -> None:
    """What an entry lacks is said with its line."""
    with pytest.raises(ScriptError) as caught:
        script(show, tmp_path, text)
    assert any(wanted in str(fault) and ":3:" in str(fault) for fault in caught.value.faults), caught.value.faults


def test_a_script_teaches_and_switches_off(show: Show, tmp_path: Path) -> None:
    """lexicon: and reading: are read from the script."""
    made = script(show, tmp_path, "lexicon: {Khamenei: hah, IRGC: letters}\nreading: {off: [romans]}").script
    assert [(one.written, one.say, one.kind) for one in made.lexicon] == [
        ("Khamenei", "hah", ""),
        ("IRGC", "", "letters"),
    ]
    assert made.off == ("romans",)


def test_an_entry_that_matches_nothing_is_told_with_the_nearest() -> None:
    """The nearest name that is there stands beside it."""
    [(one, near)] = lexicon.unused([Taught("Khameini", "x"), Taught("spoke", "y")], ["Khamenei spoke."])
    assert (one.written, near) == ("Khameini", "Khamenei")


def test_a_name_may_be_taught_by_its_language(tmp_path: Path) -> None:
    """Voices with phonemes get the language; others the respelling, or the name as it is."""
    path = tmp_path / "lexicon.yaml"
    path.write_text("Rouen: {language: fr}\nPau: {language: fr, say: poh}\n", "utf-8")
    names = Lexicon(lexicon.read(path))
    [sentence] = speakable.sentences("From Rouen's gate to Pau.", "en", names)
    assert speakable.said(sentence)[0] == "From Rouen's gate to poh."
    text, spans = speakable.said(sentence, frozenset("abc"))
    assert [(text[one.start : one.end], one.language) for one in spans] == [("Rouen's", "fr"), ("Pau", "fr")]


def test_a_name_without_its_accents_is_the_same_name() -> None:
    """Wires drop accents; a name that is written without any is found all the same."""
    assert said("On Kurfurstendamm") == said("On Kurf\u00fcrstendamm")
    assert said("a resume", Lexicon((Taught("r\u00e9sum\u00e9", "rez-oo-may"),))) == "a resume"


def test_phonemes_may_be_written_composed() -> None:
    """A nasal or a cedilla in one character is the same as in two."""
    assert not speakable.foreign("\u00e3\u00e7", frozenset("ac\u0303\u0327"))
