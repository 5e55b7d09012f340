"""The hazard log: one page for each hazard in docs/safety/hazards, read, checked, and listed on one page.

The fields are those of DCB0129's hazard log. A hazard is never deleted and its number is never used again.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from places import ROOT

FOLDER = ROOT / "docs" / "safety" / "hazards"
LAST = 33  # of the hazards that there are; it only grows
LIKELIHOODS = ("very low", "low", "medium", "high", "very high")
SEVERITIES = ("minor", "significant", "considerable", "major", "catastrophic")
MATRIX = {
    "very high": (3, 4, 4, 5, 5),
    "high": (2, 3, 3, 4, 5),
    "medium": (2, 2, 3, 3, 4),
    "low": (1, 2, 2, 3, 4),
    "very low": (1, 1, 2, 2, 3),
}
MOST_ACCEPTED = 2  # what is above has to be signed for
STATUSES = ("open", "transferred", "closed")
RATINGS = ("Before controls", "With the controls of today", "With the new controls")
SECTIONS = (
    *("Description", "Causes", "Effect", "Hazard", "Harm"),
    *("Existing controls", "New controls", "Residual risk"),
)
TYPES = ("design", "test", "training", "business process")
WHO = ("supplier", "deployer")
RATING = re.compile(r"([a-z ]+) × ([a-z]+) = (\d)")
FIELD = re.compile(r"^\*\*(.+?)\*\*: (.*?) *$", re.MULTILINE)
CONTROL = re.compile(r"^- \*\*(H\d\d)\.(\d\d)\*\* \(([^)]*)\) (.*)$")
NAMED = re.compile(r"`([^`]+\.py::[^`]+)`")


@dataclass(frozen=True, slots=True)
class Rating:
    """How likely, how bad, and the risk that is written down for the two."""

    likelihood: str
    severity: str
    risk: int


@dataclass(frozen=True, slots=True)
class Control:
    """kind: design, test, training or business process. who: supplier or deployer; empty where it is there already."""

    number: str
    kind: str
    who: str
    text: str
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hazard:
    number: int
    title: str
    file: str
    fields: dict[str, str]
    ratings: dict[str, Rating]
    sections: dict[str, str]
    existing: tuple[Control, ...]
    new: tuple[Control, ...]


def hazards(folder: Path = FOLDER) -> list[Hazard]:
    """Every hazard, by its number."""
    return sorted((read(path) for path in folder.glob("*.md")), key=lambda each: each.number)


def read(path: Path) -> Hazard:
    """One hazard from its page."""
    text = path.read_text(encoding="utf-8")
    top, *parts = text.split("\n## ")
    number, title = top.splitlines()[0].removeprefix("# H").split(" ", 1)
    fields = dict(FIELD.findall(top))
    sections = {part.partition("\n")[0]: part.partition("\n")[2].strip() for part in parts}
    found = {name: RATING.fullmatch(fields.get(name, "")) for name in RATINGS}
    ratings = {name: Rating(each[1], each[2], int(each[3])) for name, each in found.items() if each}
    existing = tuple(controls(sections.get("Existing controls", "")))
    new = tuple(controls(sections.get("New controls", "")))
    return Hazard(int(number), title, path.name, fields, ratings, sections, existing, new)


def controls(section: str) -> Iterator[Control]:
    """The controls of a section: each a line that begins with its number, and the tests named below it."""
    for block in re.split(r"\n(?=- )", section):
        if match := CONTROL.match(block.splitlines()[0] if block else ""):
            hazard, number, kind, text = match.groups()
            kind, _, who = kind.partition(", ")
            yield Control(f"{hazard}.{number}", kind, who, text, tuple(NAMED.findall(block)))


def problems_with(every: Iterable[Hazard]) -> list[str]:
    """All that is wrong with the log, each with its hazard."""
    listed = list(every)
    numbers = [each.number for each in listed]
    gaps = [f"H{number:02}: missing" for number in range(1, LAST + 1) if numbers.count(number) != 1]
    return [*gaps, *(f"H{each.number:02}: {why}" for each in listed for why in _problems_of(each))]


def _problems_of(each: Hazard) -> Iterator[str]:
    yield from (f"no part {name!r}" for name in SECTIONS if not each.sections.get(name))
    if each.fields.get("Status") not in STATUSES:
        yield f"its status is none of {', '.join(STATUSES)}"
    if "Signed" not in each.fields:
        yield "it does not say who signed"
    yield from _wrong_ratings(each)
    yield from _wrong_controls(each)


def _wrong_ratings(each: Hazard) -> Iterator[str]:
    yield from (f"no rating {name!r}" for name in RATINGS if name not in each.ratings)
    for name, rating in each.ratings.items():
        if rating.likelihood not in LIKELIHOODS or rating.severity not in SEVERITIES:
            yield f"{name}: {rating.likelihood} × {rating.severity} is not in the matrix"
        elif (risk := risk_of(rating)) != rating.risk:
            yield f"{name}: {rating.likelihood} × {rating.severity} is {risk}, not {rating.risk}"
    risks = [each.ratings[name].risk for name in RATINGS if name in each.ratings]
    if risks != sorted(risks, reverse=True):
        yield "a control makes the risk higher"
    signed = not each.fields.get("Signed", "").startswith("not yet")
    if each.fields.get("Status") != "open" and risks and risks[-1] > MOST_ACCEPTED and not signed:
        yield f"a risk above {MOST_ACCEPTED} is not signed for, so it stays open"


def _wrong_controls(each: Hazard) -> Iterator[str]:
    every = [*each.existing, *each.new]
    wanted = [f"H{each.number:02}.{number:02}" for number in range(1, len(every) + 1)]
    if sorted(control.number for control in every) != wanted:
        yield f"its controls are not numbered {wanted[0]} to {wanted[-1]}" if wanted else "it has no controls"
    yield from (f"{control.number} is of no known kind" for control in every if control.kind not in TYPES)
    yield from (f"{control.number} names no test" for control in each.existing if not control.tests)
    yield from (f"{control.number} does not say whose it is" for control in each.new if control.who not in WHO)


def risk_of(rating: Rating) -> int:
    """By the matrix: 1 and 2 acceptable, 3 undesirable, 4 to be reduced, 5 unacceptable."""
    return MATRIX[rating.likelihood][SEVERITIES.index(rating.severity)]


def tests_of(each: Hazard) -> list[str]:
    """The tests that its controls name."""
    return [test for control in (*each.existing, *each.new) for test in control.tests]


def hazard_log_page() -> str:
    """The log as one table, worst first among what is left, with the matrix."""
    every = hazards()
    tests = {test for each in every for test in tests_of(each)}
    ready = [each for each in every if each.ratings[RATINGS[1]].risk <= MOST_ACCEPTED]
    words = (
        f"{len(every)} hazards, {sum(len(each.existing) for each in every)} controls that are there, held by "
        f"{len(tests)} tests, and {sum(len(each.new) for each in every)} controls still to come. With the controls of "
        f"today {len(ready)} have an acceptable risk (1 or 2). Each page has the fields of DCB0129. The ratings are "
        "the developers' own first judgement: **a clinical safety officer has not signed them yet**, and nothing is "
        "safe to deploy on their strength alone. A hazard is never deleted. Made from the pages in `hazards/`; "
        "`tests/house/test_hazards.py` fails when the arithmetic is wrong or a test is gone."
    )
    head = ("", "Hazard", "Status", "Before", "Today", "With new controls")
    rows = [_row(each) for each in every]
    new = [control for each in every for control in each.new]
    blocks = [
        f"# Hazard log\n\n{words}\n\n{_table(head, rows)}",
        f"## The matrix\n\n{_matrix()}",
        f"## What the organisation that deploys it has to do\n\n{_new(new, 'deployer')}",
        f"## What is still to be built\n\n{_new(new, 'supplier')}",
    ]
    return "\n".join(blocks)


def _row(each: Hazard) -> tuple[str, ...]:
    risks = [str(each.ratings[name].risk) for name in RATINGS]
    return (f"H{each.number:02}", f"[{each.title}](hazards/{each.file})", each.fields["Status"], *risks)


def _new(controls: Iterable[Control], who: str) -> str:
    rows = ((control.number, control.kind, control.text) for control in controls if control.who == who)
    return _table(("Control", "Kind", "What"), rows)


def _matrix() -> str:
    rows = [(f"**{name}**", *map(str, MATRIX[name])) for name in reversed(LIKELIHOODS)]
    words = "1 and 2: acceptable. 3: undesirable, reduce it. 4: has to be reduced. 5: unacceptable.\n"
    return f"{_table(('Likelihood', *SEVERITIES), rows)}\n{words}"


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    columns = tuple(head)
    lines = [columns, ("---",) * len(columns), *map(tuple, rows)]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"
