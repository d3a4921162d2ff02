"""English: sums of money."""

from __future__ import annotations

import re

from dateline.script.said.english_parts import MAGNITUDES, NUMBER, SMALL, TO, between
from dateline.script.said.figures import before
from dateline.script.said.numbers import amount, cardinal
from dateline.script.said.rules import rule

_NAMES = {
    "$": ("dollar", "cent"), "US$ $US U$S USD": ("U.S dollar", "cent"), "C$ CA$ $CAD CAD$ CAD": ("Canadian dollar", "cent"),
    "A$ AU$ $A $AUD AUD": ("Australian dollar", "cent"), "NZ$ $NZ NZD": ("New Zealand dollar", "cent"),
    "HK$ HKD": ("Hong Kong dollar", "cent"), "S$ SGD": ("Singapore dollar", "cent"), "NT$ TWD": ("Taiwan dollar", "cent"),
    "Z$ ZW$": ("Zimbabwean dollar", "cent"), "J$": ("Jamaican dollar", "cent"), "TT$": ("Trinidad dollar", "cent"),
    "FJ$": ("Fijian dollar", "cent"), "N$": ("Namibian dollar", "cent"), "R$ BRL": ("Brazilian real", "centavo"),
    "MX$ Mex$ MXN": ("Mexican peso", "centavo"), "AR$ ARS": ("Argentine peso", "centavo"), "CL$ CLP": ("Chilean peso", ""),
    "\u20ac EUR": ("euro", "cent"), "\u00a3 GBP": ("pound", "penny"), "E\u00a3 EGP": ("Egyptian pound", "piastre"), "\u00a5 JPY": ("yen", ""),
    "CN\u00a5 CNY RMB": ("yuan", ""), "CHF": ("Swiss franc", "centime"), "\u20b9 Rs Rs. INR": ("rupee", "paisa"),
    "PKR": ("Pakistani rupee", "paisa"), "LKR": ("Sri Lankan rupee", "cent"), "IDR Rp": ("rupiah", ""), "\u09f3 Tk Tk. BDT": ("taka", "paisa"),
    "\u20a9 KRW": ("won", ""), "\u20ab VND": ("dong", ""), "\u0e3f THB": ("baht", "satang"), "RM MYR": ("ringgit", "sen"),
    "\u20aa ILS NIS": ("shekel", "agora"), "\u20a6 NGN": ("naira", "kobo"), "\u20b5 GH\u20b5 GHS": ("cedi", "pesewa"), "R ZAR": ("rand", "cent"),
    "KSh Ksh KES": ("Kenyan shilling", "cent"), "USh UGX": ("Ugandan shilling", "cent"), "TSh TZS": ("Tanzanian shilling", "cent"),
    "FCFA CFA XAF XOF": ("C.F.A franc", ""), "ETB": ("birr", ""), "\u20bd RUB": ("ruble", "kopeck"), "\u20b4 UAH": ("hryvnia", "kopeck"),
    "\u20ba": ("lira", "kurus"), "\u20b8": ("tenge", ""), "\u20be": ("lari", "tetri"), "\u20b1": ("peso", "centavo"), "kr": ("krone", ""),
    "SEK": ("Swedish krona", ""), "NOK": ("Norwegian krone", ""), "DKK": ("Danish krone", ""), "PLN z\u0142": ("zloty", "grosz"),
    "CZK K\u010d": ("Czech koruna", ""), "HUF": ("forint", ""), "RON": ("leu", ""), "AED": ("dirham", "fils"), "SAR QAR": ("riyal", "halala"),
    "KWD IQD": ("dinar", "fils"), "IRR": ("rial", ""),
}  # fmt: skip
_CURRENCIES = {sign: names for signs, names in _NAMES.items() for sign in signs.split()}
_PLURALS = {"penny": "pence", "Brazilian real": "Brazilian reais", "krone": "kroner", "Norwegian krone": "Norwegian kroner",
            "Danish krone": "Danish kroner", "Swedish krona": "Swedish kronor", "leu": "lei"} | {
    one: one for one in ("yen", "won", "dong", "naira", "lira", "kobo", "kurus", "yuan", "taka", "baht", "ringgit", "rand", "rupiah", "birr",
                         "tenge", "sen", "satang", "fils", "tetri")
}  # fmt: skip


def _signs(*, after: bool = False) -> str:
    """Match a currency's sign or code: before a number, where a lone R has to have one of two digits, or after it."""
    spelt = "|".join(
        re.escape(one).replace(
            "R",
            r"(?<!the\s)(?<!\()(?<!BMW\s)(?<!oute\s)(?<!oad\s)R(?=[1-9]\d{1,4}(?!\d)|\d+(?:\.\d+)?(?:bn|m|k)\b|\d{1,3},\d)",
        )
        if one == "R"
        else re.escape(one)
        for one in sorted(_CURRENCIES, key=len, reverse=True)
        if one != "R" or not after
    )
    return f"(?:{spelt})"


_SIGN = rf"(?P<sign>(?<![A-Za-z]){_signs()})"
_SIZE = r"(?:[\s-]?(?P<size>thousand|million|billion|trillion|lakh|crore)|(?P<short>\s?(?:mln|bln|trln|bn|mn|tn)|[-\s]?cr|[kK]|\s?m|M|b|B|trn|T)(?![a-zA-Z]))"


def _plural(unit: str) -> str:
    return _PLURALS.get(unit, f"{unit}s")


_HEAPS = {
    100: "hundreds", 1_000: "thousands", 10_000: "tens of thousands", 100_000: "hundreds of thousands", 1_000_000: "millions",
}  # fmt: skip


@rule("notes", r"(?<![A-Za-z])(?P<sign>[$\u20ac\u00a3])(?P<number>\d{1,3}(?:,\d{3})+|\d+)s\b")
def notes(found: re.Match[str]) -> str:
    """Say banknotes by what they are worth, and a heap of money.

    >>> said("He paid in $20s and £50s; it costs $1,000s.")
    'He paid in twenties and fifties; it costs thousands of dollars.'
    """
    number = int(found["number"].replace(",", ""))
    if number in _HEAPS:
        return f"{_HEAPS[number]} of {_plural(_CURRENCIES[found['sign']][0])}"
    return re.sub(r"y$", "ie", cardinal(number)) + "s"


@rule(
    "money_spans",
    rf"{_SIGN}\s?(?P<low>{NUMBER})\s(?P<word>to|and|or)\s(?:(?:US|CA?|AU?|NZ|HK|S)?[$\u20ac\u00a3])?(?P<high>{NUMBER}){_SIZE}",
)
def money_spans(found: re.Match[str]) -> str | None:
    """Say the size once where the lower of two sums leaves it to the higher one.

    >>> said("It costs $10 to $15 million, between £1.5 and £2bn; from $900 to $1 million, $5 and $2 million, €3 or €4 million")
    'It costs ten to fifteen million dollars, between one point five and two billion pounds; from nine hundred dollars to one million dollars, five dollars and two million dollars, three or four million euros'
    """
    low, high = (float(found[one].replace(",", "")) for one in ("low", "high"))
    apart = found["word"] == "and" and not re.search(r"\b[Bb]etween\s$", before(found))
    if low >= high or apart:
        return None
    size = found["size"] or MAGNITUDES[(found["short"] or "").strip(" -").lower()]
    return f"{amount(found['low'])} {found['word']} {amount(found['high'])} {size} {_plural(_CURRENCIES[found['sign']][0])}"


@rule(
    "money",
    rf"(?P<one>\b(?i:a|an|the|this|that|his|her|their|its|our|my|your|each|every|another|first)\s)?"
    rf"{_SIGN}\s?(?P<low>{NUMBER})(?:{TO}(?:(?:US|CA?|AU?|NZ|HK|S|R)?[$\u20ac\u00a3])?(?P<high>{NUMBER}))?{_SIZE}?(?![\d])"
    r"(?P<after>-(?:a|per)-\w+|-(?=[a-z])|(?=\s(?P<word>[a-z]+)))?",
)
def money(found: re.Match[str]) -> str | None:
    """Say sums with their currency after the number.

    >>> said("It cost $4.5 billion, or £3m a day: $4.50 each, €1, C$20, ¥500, and $1.2bn more.")
    'It cost four point five billion dollars, or three million pounds a day: four dollars and fifty cents each, one euro, twenty Canadian dollars, five hundred yen, and one point two billion dollars more.'
    >>> said("A $10 million project, a £20-a-week job, $4-5 million, $10,000-$15,000, £5.50-£6.20.")
    'A ten million dollar project, a twenty pound a week job, four to five million dollars, ten thousand to fifteen thousand dollars, five pounds and fifty pence to six pounds and twenty pence.'
    """
    unit, cents = _CURRENCIES[found["sign"]]
    size = found["size"] or MAGNITUDES.get((found["short"] or "").strip(" -").lower(), "")
    low, high = found["low"], found["high"]
    after, word = found["after"] or "", found["word"] or ""
    hyphened = bool(found["size"]) and f"-{found['size']}" in found[0] and bool(word) and word not in SMALL
    describing = after.startswith("-") or hyphened or (bool(found["one"]) and bool(word) and word not in SMALL)
    ends = (found["one"] or "", after.replace("-", " "))
    if high and cents and not size and all(re.search(r"\.\d\d$", one) for one in (low, high)):
        return f"{ends[0]}{_cents(low, unit, cents)} {between(found)} {_cents(high, unit, cents)}{ends[1]}"
    if high:
        number, many = f"{amount(low)} {between(found)} {amount(high)}", True
    elif cents and "." in low and not size and len(low.partition(".")[2]) == 2:  # noqa: PLR2004 - dollars and cents
        return f"{ends[0]}{_cents(low, unit, cents)}{ends[1]}"
    else:
        number, many = amount(low), low != "1" or bool(size)
    name = _plural(unit) if many and not describing else unit
    return f"{ends[0]}{' '.join(filter(None, (number, size, name)))}{ends[1]}"


def _cents(text: str, unit: str, cents: str) -> str:
    whole, part = text.replace(",", "").split(".")
    parts = []
    if int(whole) or not int(part):
        parts.append(f"{cardinal(int(whole))} {unit if int(whole) == 1 else _plural(unit)}")
    if int(part):
        parts.append(f"{cardinal(int(part))} {cents if int(part) == 1 else _plural(cents)}")
    return " and ".join(parts)


_PRICED = re.compile(
    r"\b(?:rose|rise|fell|fall|up|down|gained|lost|shed|added|dropped|climbed|by|to|cost|costs|from|just|only|price[ds]?|dividend\sof)\s$"
)
"""Before pence; a picture of so many lines goes after others."""


@rule(
    "cents",
    r"\$\.(?P<bare>\d\d)\b(?![.,]\d)|(?<![\w.,$\u20ac\u00a3])(\d+(?:\.\d+)?)\s?(?:\u00a2|(?<=\d)p(?=\s(?:a|per|each|on|off|in)\b)|(?P<small>(?<=\d)c(?=\s(?:a|per|each|off)\b)|(?P<led>(?<=\d)p\b)))",
)
def cents(found: re.Match[str]) -> str | None:
    """Say cents and pence.

    >>> said("It fell by 50¢ to 20p a share, or rose 0.4p to 412.5p; 5c a litre; in 1080p")
    'It fell by fifty cents to twenty pence a share, or rose zero point four pence to four hundred twelve point five pence; five cents a litre; in 1080p'
    """
    if found["bare"]:
        return f"{cardinal(int(found['bare']))} {'cent' if found['bare'] == '01' else 'cents'}"
    if found["led"] and not _PRICED.search(found.string[: found.start()]):
        return None
    unit = "cent" if found[0][-1] in "\u00a2c" else "penny"
    return f"{amount(found[2])} {unit if found[2] == '1' else _plural(unit)}"


@rule(
    "money_ranges",
    r"(?:(?<=\d[kmbMBT])|(?<=\dbn)|(?<=\dmn)|(?<=illion))\s?[-\u2013]\s?(?=(?:US|NZ|HK|[CASR])?[$\u20ac\u00a3]\s?\d)",
)
def money_ranges(found: re.Match[str]) -> str:
    """Say "to" between two sums.

    >>> said("from £1.2m–£1.4m")
    'from one point two million pounds to one point four million pounds'
    """
    return " to " if found[0] else found[0]


@rule(
    "money_after",
    rf"(?<![\w.,$\u20ac\u00a3])(?P<number>{NUMBER})(?:\s?(?P<size>thousand|million|billion|trillion)|(?P<short>k|m|bn|tn))?\s?"
    rf"(?P<unit>{_signs(after=True)})(?!\w)(?:(?<=kr)\.(?=[,;:)]|\s[a-z]))?",
)
def money_after(found: re.Match[str]) -> str:
    """Say a sum whose currency stands after it.

    >>> said("5 USD, 3m EUR, 20 €, 100 kr and 1 £")
    'five U.S dollars, three million euros, twenty euros, one hundred kroner and one pound'
    """
    unit = _CURRENCIES[found["unit"]][0]
    size = found["size"] or MAGNITUDES.get(found["short"] or "", "")
    one = found["number"] == "1" and not size
    return " ".join(filter(None, (amount(found["number"]), size, unit if one else _plural(unit))))


RULES = (notes, money_spans, money, cents)
"""In the order in which they are tried."""
