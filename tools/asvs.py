"""OWASP ASVS 5.0.0, levels 1 and 2 and a few of level 3: what shows each requirement, from docs/safety/asvs.toml.

The numbers and levels are OWASP's; the words are ours, short, and no replacement for the standard (owasp.org/asvs).
"""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from places import ROOT

FILE = ROOT / "docs" / "safety" / "asvs.toml"
# For each section the level of its first requirement, of its second...: all 345 of version 5.0.0.
LEVELS = {
    "1.1": "22",
    "1.2": "1111122223",
    "1.3": "112222222223",
    "1.4": "222",
    "1.5": "123",
    "2.1": "122",
    "2.2": "112",
    "2.3": "12223",
    "2.4": "23",
    "3.1": "3",
    "3.2": "113",
    "3.3": "12223",
    "3.4": "11222233",
    "3.5": "11122333",
    "3.6": "3",
    "3.7": "22333",
    "4.1": "12233",
    "4.2": "23333",
    "4.3": "22",
    "4.4": "1222",
    "5.1": "2",
    "5.2": "112333",
    "5.3": "113",
    "5.4": "222",
    "6.1": "122",
    "6.2": "111111112222",
    "6.3": "11223333",
    "6.4": "112233",
    "6.5": "22222333",
    "6.6": "2223",
    "6.7": "33",
    "6.8": "2222",
    "7.1": "222",
    "7.2": "1111",
    "7.3": "22",
    "7.4": "11222",
    "7.5": "223",
    "7.6": "22",
    "8.1": "1233",
    "8.2": "1123",
    "8.3": "133",
    "8.4": "23",
    "9.1": "111",
    "9.2": "1222",
    "10.1": "22",
    "10.2": "223",
    "10.3": "22223",
    "10.4": "1111122222233333",
    "10.5": "22222",
    "10.6": "22",
    "10.7": "222",
    "11.1": "2233",
    "11.2": "22233",
    "11.3": "11233",
    "11.4": "1222",
    "11.5": "23",
    "11.6": "23",
    "11.7": "33",
    "12.1": "12233",
    "12.2": "11",
    "12.3": "22223",
    "13.1": "2333",
    "13.2": "222223",
    "13.3": "2233",
    "13.4": "1222233",
    "14.1": "22",
    "14.2": "12223333",
    "14.3": "122",
    "15.1": "12233",
    "15.2": "12233",
    "15.3": "1222222",
    "15.4": "3333",
    "16.1": "2",
    "16.2": "22222",
    "16.3": "2222",
    "16.4": "222",
    "16.5": "2223",
    "17.1": "23",
    "17.2": "22223333",
    "17.3": "22",
}
CHAPTERS = (
    *("Encoding", "Validation and business logic", "Web front end", "API", "Files", "Authentication", "Sessions"),
    *("Authorisation", "Tokens", "OAuth and OpenID Connect", "Cryptography", "Communication", "Configuration"),
    *("Data protection", "Secure coding", "Logging and errors", "WebRTC"),
)
LEFT_OUT = "17"  # WebRTC: there is none
OF_LEVEL_3 = ("2.3.5", "8.3.2", "14.2.6", "14.2.7", "15.4.2")  # and the third level of 16.3.2
STATES = {
    "shown": "a test or a document shows it",
    "not applicable": "the service has no such part",
    "adopter": "the organisation that runs it has to do it",
    "open": "not, or not wholly, shown yet",
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """One requirement. by: tests and documents. not_applicable, adopter, open: why, or what would close it."""

    number: str
    about: str
    by: tuple[str, ...] = ()
    not_applicable: str = ""
    adopter: str = ""
    open: str = ""

    @property
    def state(self) -> str:
        given = {"not applicable": self.not_applicable, "adopter": self.adopter, "open": self.open}
        return next((name for name, why in given.items() if why), "shown")

    @property
    def why(self) -> str:
        return self.not_applicable or self.adopter or self.open


def requirements(path: Path = FILE) -> list[Requirement]:
    """In the order of their numbers."""
    listed = tomllib.loads(path.read_text(encoding="utf-8"))
    found = [Requirement(number, **{**given, "by": tuple(given.get("by", ()))}) for number, given in listed.items()]
    return sorted(found, key=lambda each: _order(each.number))


def wanted() -> Iterator[str]:
    """The numbers that have to be there: levels 1 and 2 without WebRTC, and those of level 3 that we chose."""
    for number, level in every():
        if (level < 3 and number.split(".")[0] != LEFT_OUT) or number in OF_LEVEL_3:
            yield number


def every() -> Iterator[tuple[str, int]]:
    """The number and level of each of the 345."""
    for section, levels in LEVELS.items():
        yield from ((f"{section}.{number}", int(level)) for number, level in enumerate(levels, start=1))


def problems_with(listed: Iterable[Requirement]) -> list[str]:
    """What is missing, unknown, or says neither what shows it nor why not."""
    found = {each.number: each for each in listed}
    problems = [f"{number}: missing" for number in wanted() if number not in found]
    problems += [f"{number}: not a requirement that we answer" for number in found if number not in set(wanted())]
    problems += [f"{each.number}: nothing shows it" for each in found.values() if each.state == "shown" and not each.by]
    several = [
        each.number for each in found.values() if sum(map(bool, (each.not_applicable, each.adopter, each.open))) > 1
    ]
    return problems + [f"{number}: more than one state" for number in several]


def asvs_page() -> str:
    """What is open first, then each chapter."""
    listed = requirements()
    counts = {state: sum(each.state == state for each in listed) for state in STATES}
    rows = [(state, str(counts[state]), about) for state, about in STATES.items()]
    words = (
        f"{len(listed)} requirements: all of levels 1 and 2 but WebRTC's, and {len(OF_LEVEL_3)} of level 3. The "
        "numbers are OWASP's, the words are ours. This is the developers' own answer; nobody from outside has checked "
        "it. Kept in `asvs.toml`; `tests/house/test_asvs.py` fails when a number is missing or a test is gone."
    )
    levels = dict(every())
    head = f"# OWASP ASVS 5.0.0\n\n{words}\n\n{_table(('State', 'How many', 'Meaning'), rows)}"
    blocks = [head, f"## Open\n\n{_open(listed, 'open', levels)}"]
    blocks.append(f"## For the organisation that runs it\n\n{_open(listed, 'adopter', levels)}")
    blocks += [f"## V{n} {title}\n\n{_chapter(listed, n, levels)}" for n, title in enumerate(CHAPTERS[:-1], start=1)]
    return "\n".join(blocks)


def _open(listed: Iterable[Requirement], state: str, levels: dict[str, int]) -> str:
    rows = [(each.number, str(levels[each.number]), each.about, each.why) for each in listed if each.state == state]
    return _table(("", "Level", "Requirement", "What is missing" if state == "open" else "What to do"), rows)


def _chapter(listed: Iterable[Requirement], chapter: int, levels: dict[str, int]) -> str:
    mine = [each for each in listed if each.number.split(".")[0] == str(chapter)]
    rows = [(each.number, str(levels[each.number]), each.about, each.state, _shown(each)) for each in mine]
    return _table(("", "Level", "Requirement", "State", "Shown by, or why"), rows)


def _shown(each: Requirement) -> str:
    return each.why or ", ".join(f"`{what}`" for what in each.by)


def _order(number: str) -> tuple[int, ...]:
    return tuple(map(int, number.split(".")))


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = tuple(head)
    lines = [columns, ("---",) * len(columns), *map(tuple, rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"
