"""What no field may take (safety.md 7), by the kind of field; and what looks bad and is only words."""

from alongside.rules.plan.details import Detail
from tests.attacks.html_forms import DAY, Field

type Value = str | bytes

BAD_TEXT: dict[str, Value] = {
    "1 NUL": b"Tea\x00time",
    "2 lone surrogate": b"Tea\xed\xa0\x80time",
    "10 not UTF-8": b"Tea\xff\xfetime",
    "18 zero width only": "\u200b\u200b",
    "18 joiners only": "\u200d\u200d",
    "19 bidi override": "Tea \u202eemit",
    "20 escape sequence": "\x1b[31mTea\x1b[0m",
    "20 backspaces": "Tea\b\b\b",
    "21 one long word": "a" * 100_000,
    "22 stacked marks": "T" + "\u0300\u0301\u0302" * 20,
}
BAD_DAYS: dict[str, tuple[str, str, str]] = {
    "27 31 February": ("31", "2", "2026"),
    "28 before 1900": ("1", "1", "1850"),
    "28 far away": ("1", "1", "9999"),
    "28 year 0": ("1", "1", "0000"),
    "27 thirteenth month": ("1", "13", "2026"),
    "27 negative": ("-1", "1", "2026"),
    "32 Arabic-Indic digits": ("٧", "٣", "٢٠٢٦"),
    "27 words": ("first", "May", "next"),
    "27 two figures for the year": ("1", "1", "26"),
    "27 no month": ("1", "", "2026"),
    "1 NUL in a day": ("1\x00", "1", "2026"),
}
# By the kind of field: the case, and what is posted. Passwords are tried, never stored: any words may be one.
BAD: dict[str, dict[str, Value]] = {
    "text": BAD_TEXT,
    "line": {**BAD_TEXT, "36 two lines": "Tea\r\nBcc: everybody@example.org", "36 paragraph": "Tea\u2029time"},
    "number": {
        "4 NaN": "NaN",
        "5 infinity": "Infinity",
        "9 thirty digits": "9" * 30,
        "9 five thousand digits": "9" * 5000,
        "32 Arabic-Indic digits": "٣٠",
        "34 negative": "-1",
        "34 too much": "1000000000",
        "34 a fraction": "5.5",
        "34 hexadecimal": "0x10",
    },
    "nhs": {
        "33 check digit": "9990000019",
        "33 ten identical digits": "1111111111",
        "33 Scottish": "0101010107",
        "33 nine digits": "999000001",
        "32 Arabic-Indic digits": "٩٩٩٠٠٠٠٠١٨",
    },
    "time": {"31 no such hour": "25:00", "31 no such minute": "10:75", "31 words": "teatime", "32 digits": "١٠:٣٠"},
    "email": {
        "36 header injection": "a@example.org\r\nBcc: b@example.org",
        "36 no at sign": "nobody",
        "36 two at signs": "a@b@example.org",
    },
    "choice": {"7 no such option": "no-such-option", "1 NUL": b"\x00", "9 a long one": "9" * 5000},
    "hidden": {
        "69 a path": "../../etc/passwd",
        "9 a long one": "9" * 5000,
        "34 negative": "-1",
        "1 NUL": b"\x00",
        "24 template": "{{7*7}}",
    },
    "password": {"1 NUL": b"Tea\x00time", "10 not UTF-8": b"Tea\xff\xfetime"},
}
# Words, also where a page carries them out of sight.
CARRIED = {
    "words": "text",
    "who": "line",
    "by_when": "line",
    **dict.fromkeys(set(map(str, Detail)) - {"standing"}, "text"),
}
TRIES = {"choice": 1, "hidden": 1, "number": 3, "nhs": 5}  # for one field; 2 of any other kind

# Words, however they look: taken as they are, and shown as text.
ONLY_WORDS: dict[str, str] = {
    "23 script": "<script>alert(1)</script>",
    "23 image": '"><img src=x onerror=alert(1)>',
    "23 SVG": "<svg/onload=alert(1)>",
    "23 link": "[tea](javascript:alert(1))",
    "24 template": "{{ 7654321 * 1234567 }} {% raise %} ${7654321*1234567}",
    "25 formula": "=cmd|' /C calc'!A0",
    "26 other letters": "Ｇreenfield Ѕurgery",
    "22 emoji": "👩🏽‍🌾 tea 🫖",
    "22 Urdu": "\u2067میری چائے\u2069",
}


def kind_of(each: Field) -> str:
    """Which cases are for this field. A day is three boxes; its cases are for all three at once."""
    if each.name.rpartition("-")[2] in DAY:
        return "day"
    if each.name in CARRIED:
        return CARRIED[each.name]
    if each.options:
        return "choice"
    if each.kind in ("hidden", "email", "password"):
        return each.kind
    if each.kind == "textarea":
        return "text"
    return _of_line(each)


def cases_of(kind: str) -> list[str]:
    return list(BAD_DAYS if kind == "day" else BAD[kind])


def values_for(each: Field, case: str) -> dict[str, Value]:
    """What to post instead, by the name of the control."""
    kind = kind_of(each)
    if kind == "day":
        before = each.name.rpartition("-")[0]
        return {f"{before}-{part}": value for part, value in zip(DAY, BAD_DAYS[case], strict=True)}
    return {each.name: BAD[kind][case]}


def _of_line(each: Field) -> str:
    if "nhs" in each.name:
        return "nhs"
    if "time" in each.name:
        return "time"
    return "number" if each.numeric else "line"
