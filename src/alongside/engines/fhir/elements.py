"""Reading one resource element by element: a wrong element is noted with its path, never raised and never guessed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from alongside.engines.fhir.dates import NotADate, read_when
from alongside.rules.importing import reason_for
from alongside.rules.received import Code, Measured, Place, Problem, Reason, Source, When
from alongside.rules.refusals import Invalid
from alongside.rules.text import safe_text

LONGEST_LINE = 500
# LOINC's names carry zero-width spaces where a line may break; the verbatim record keeps them.
_WITHOUT_WIDTH = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))


@dataclass(slots=True)
class Record:
    """One resource being read, where it stands in the file, and the problems found in it."""

    place: Place
    type: str
    id: str
    resource: Mapping[str, Any]
    problems: list[Problem] = field(default_factory=list)

    @property
    def source(self) -> Source:
        return Source(self.type, self.id)

    def element(self) -> "Element":
        return Element(self, self.type, self.resource)

    def wrong(self, path: str, message: str, words: str) -> None:
        self.problems.append(Problem(self.place, self.type, self.id, path, Reason(message, words)))


@dataclass(frozen=True, slots=True)
class Concept:
    """A CodeableConcept: the name that people read, and its codes. Falsy where nothing was given."""

    name: str = ""
    codes: tuple[Code, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.name)


@dataclass(frozen=True, slots=True)
class Element:
    """One JSON object inside a record, with its path. Each method reads one member; an absent one is "" or None."""

    record: Record
    path: str
    members: Mapping[str, Any]

    def wrong(self, name: str, message: str, words: str) -> None:
        self.record.wrong(f"{self.path}.{name}" if name else self.path, message, words)

    def has(self, name: str) -> bool:
        return self.members.get(name) is not None

    def line(self, name: str, *, longest: int = LONGEST_LINE) -> str:
        """Text on one line: runs of spaces, tabs and line ends become one space, and invisible spaces go."""
        return self._one_line(name, self._typed(name, str, ""), longest)

    def words(self, name: str, *, longest: int = 10_000) -> str:
        """Text as it was written."""
        return self._safe(name, self._typed(name, str, ""), longest)

    def token(self, name: str) -> str:
        """A code, identifier or address of the machine kind."""
        value: str = self._typed(name, str, "")
        if len(value) > LONGEST_LINE or not value.isprintable() or value != value.strip():
            self.wrong(name, "fhir.code", "This is not a code.")
            return ""
        return value

    def one_of(self, name: str, allowed: frozenset[str], *, required: bool = False) -> str:
        """A code from a fixed list."""
        value = self.token(name)
        if value and value not in allowed:
            self.wrong(name, "fhir.unknown-code", f"{value[:40]!r} is not one of: {', '.join(sorted(allowed))}.")
        if required and not self.has(name):
            self.wrong(name, "fhir.missing", "This must be given.")
        return value

    def flag(self, name: str) -> bool | None:
        value: bool | None = self._typed(name, bool, None)
        return value

    def when(self, name: str) -> When | None:
        value = self._typed(name, str, "")
        if not value:
            return None
        try:
            return read_when(value)
        except NotADate as error:
            self.wrong(name, error.message, error.words)
            return None

    def child(self, name: str) -> "Element":
        """The object of this name; an empty one where there is none."""
        return Element(self.record, f"{self.path}.{name}", self._typed(name, dict, {}))

    def children(self, name: str) -> tuple["Element", ...]:
        """The objects of this list."""
        found = []
        for number, each in enumerate(self._typed(name, list, [])):
            if isinstance(each, dict):
                found.append(Element(self.record, f"{self.path}.{name}[{number}]", each))
            else:
                self.wrong(f"{name}[{number}]", "fhir.shape", "This should be an object.")
        return tuple(found)

    def lines(self, name: str) -> tuple[str, ...]:
        """The texts of this list, each on one line."""
        found = []
        for number, each in enumerate(self._typed(name, list, [])):
            if isinstance(each, str):
                found.append(self._one_line(f"{name}[{number}]", each, LONGEST_LINE))
            elif each is not None:  # a null keeps the place of an element that has only an extension
                self.wrong(f"{name}[{number}]", "fhir.shape", "This should be text.")
        return tuple(filter(None, found))

    def period(self, name: str) -> tuple[When | None, When | None]:
        period = self.child(name)
        return period.when("start"), period.when("end")

    def concept(self, name: str) -> Concept:
        return _concept(self.child(name))

    def required_concept(self, name: str) -> Concept:
        concept = self.concept(name)
        if not concept:
            self.wrong(name, "fhir.missing", "This must be given, with a name or a code.")
        return concept

    def concepts(self, name: str) -> tuple[Concept, ...]:
        return tuple(filter(None, map(_concept, self.children(name))))

    def status_of(self, name: str) -> str:
        """The code of a concept that holds a status."""
        return next((code.code for code in self.concept(name).codes), "")

    def quantity(self, name: str) -> Measured:
        """A Quantity: its number with unit, and the comparator."""
        quantity = self.child(name)
        return Measured(
            number=quantity.number("value"),
            comparator=quantity.one_of("comparator", _COMPARATORS),
            unit=quantity.line("unit", longest=100),
            unit_code=quantity.token("code"),
        )

    def number(self, name: str) -> Decimal | None:
        value = self.members.get(name)
        if isinstance(value, bool) or not isinstance(value, int | Decimal | None):
            self.wrong(name, "fhir.shape", "This should be a number.")
            return None
        return None if value is None else Decimal(value)

    def _one_line(self, name: str, value: str, longest: int) -> str:
        return " ".join(self._safe(name, value.translate(_WITHOUT_WIDTH), longest).split())

    def _safe(self, name: str, value: str, longest: int) -> str:
        if len(value) <= longest and value.isascii() and value.isprintable() and not value.isspace():
            return value  # nearly everything in a file: nothing in it can be unsafe
        try:
            return safe_text(value, field=name, longest=longest)
        except Invalid as refused:
            self.wrong(name, refused.message, reason_for(refused).words)
            return ""

    def _typed(self, name: str, kind: type, absent: Any) -> Any:
        value = self.members.get(name)
        if value is None:
            return absent
        if not isinstance(value, kind):
            self.wrong(name, "fhir.shape", f"This should be {_KINDS[kind]}.")
            return absent
        return value


_KINDS = {str: "text", bool: "true or false", dict: "an object", list: "a list"}
_COMPARATORS = frozenset({"<", "<=", ">=", ">"})


def _concept(element: Element) -> Concept:
    codings = element.children("coding")
    codes = tuple(code for code in map(_code, codings) if code.code)
    name = element.line("text") or next((code.display for code in codes if code.display), "")
    return Concept(name or next((code.code for code in codes), "") or _first_display(codings), codes)


def _code(coding: Element) -> Code:
    return Code(coding.token("system"), coding.token("code"), coding.line("display"), coding.token("version"))


def _first_display(codings: tuple[Element, ...]) -> str:
    return next((display for coding in codings if (display := coding.line("display"))), "")
