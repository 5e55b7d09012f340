"""Every bad input that the service has to refuse: read from docs/reference/bad-inputs.toml, and shown as a page."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from places import REFERENCE

FILE = REFERENCE / "bad-inputs.toml"
LAST = 86
GROUPS = {
    1: "Text and JSON",
    27: "Dates, numbers and ids",
    37: "Process and consent",
    52: "FHIR",
    65: "Files",
    73: "Headers and sign-in",
}


@dataclass(frozen=True, slots=True)
class BadInput:
    """One kind of bad input.

    number: 1 to 86, for ever. input: what arrives. at: where it can arrive. answer: what is answered. words: ids of the
    sentences in doors/catalogue.py. tests: file::test, or file::test[parameter]. cases: names of cases inside such a
    test. later: what is not here yet, and what brings it.
    """

    number: int
    input: str
    at: str
    answer: str = ""
    words: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    later: str = ""


def bad_inputs(path: Path = FILE) -> list[BadInput]:
    """In the order of the file."""
    listed = tomllib.loads(path.read_text(encoding="utf-8"))["input"]
    lists = ("words", "tests", "cases")
    return [BadInput(**{**each, **{name: tuple(each.get(name, ())) for name in lists}}) for each in listed]


def problems_with(listed: Iterable[BadInput]) -> list[str]:
    """What is missing, given twice, or neither tested nor promised by somebody."""
    every = list(listed)
    numbers = [each.number for each in every]
    problems = [f"{number}: missing" for number in range(1, LAST + 1) if number not in numbers]
    problems += [f"{number}: not one of 1 to {LAST}" for number in numbers if not 1 <= number <= LAST]
    problems += [f"{number}: listed twice" for number in sorted({each for each in numbers if numbers.count(each) > 1})]
    problems += [
        f"{each.number}: no test, and nothing that brings it" for each in every if not (each.tests or each.later)
    ]
    problems += [f"{each.number}: tested, and no answer" for each in every if each.tests and not each.answer]
    return problems


def bad_inputs_page() -> str:
    """The list as a table for each group, and what is still to come."""
    every = bad_inputs()
    tested, later = [each for each in every if each.tests], [each for each in every if each.later]
    words = (
        "What may arrive that must not get in. Each is refused with the field and the fix, nothing is stored and "
        f"nothing breaks. {len(tested)} of {LAST} kinds are tried by tests. {len(later)} have a part that is still to "
        "come: it is named in the last column, with what brings it. Kept in `bad-inputs.toml`; "
        "`tests/house/test_bad_inputs.py` fails on a gap."
    )
    blocks = [f"## {title}\n\n{_table(_between(every, first))}" for first, title in GROUPS.items()]
    return f"# Bad inputs\n\n{words}\n\n" + "\n".join(blocks)


def _between(every: Iterable[BadInput], first: int) -> list[BadInput]:
    starts = [*GROUPS, LAST + 1]
    end = starts[starts.index(first) + 1]
    return sorted((each for each in every if first <= each.number < end), key=lambda each: each.number)


def _table(rows: Iterable[BadInput]) -> str:
    head = ("", "Input", "Where", "Answer", "Tested by", "Still to come")
    cells = [(str(row.number), row.input, row.at, _answer(row), _tests(row), row.later) for row in rows]
    lines = [head, ["---"] * len(head), *cells]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"


def _answer(row: BadInput) -> str:
    return " ".join([row.answer, *(f"`{word}`" for word in row.words)]).strip()


def _tests(row: BadInput) -> str:
    """The files and tests, without the folder that all have in common."""
    return ", ".join(f"`{test.removeprefix('tests/')}`" for test in row.tests)
