"""What changed between two versions of a plan, item by item and word by word."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from uuid import UUID

from alongside.rules.plan.content import Content, Item
from alongside.rules.plan.details import Detail
from alongside.rules.plan.sections import Section

# Above this many pairs of equal words a comparison takes too long; the words are then shown as old, then new.
MOST_PAIRS = 100_000
_WORD = re.compile(r"^\s+|\S+\s*")


class What(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    NO_LONGER = "no-longer"


class Op(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that both have, or only the old (removed), or only the new (added)."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A changed value beside the words: importance, confidence, who, by_when, section or a detail."""

    name: str
    before: str | int | None
    after: str | int | None


@dataclass(frozen=True, slots=True)
class Change:
    """One item that is not as it was. before is None for an added item, after for one that is no longer there."""

    what: What
    id: UUID
    section: Section
    before: Item | None
    after: Item | None
    words: tuple[Segment, ...]
    fields: tuple[FieldChange, ...] = ()


def differences(before: Content, after: Content) -> tuple[Change, ...]:
    """The items added or changed, in the page order of `after`; then those no longer there, in that of `before`.

    Items are matched by id, which is unique in a content. Who typed an item and when is no difference to a reader.
    """
    old = {item.id: item for item in before.items}
    new_ids = {item.id for item in after.items}
    found = [_compare(old.get(item.id), item) for item in after.items]
    gone = (_gone(item) for item in before.items if item.id not in new_ids)
    return (*(change for change in found if change is not None), *gone)


def word_segments(before: str, after: str) -> tuple[Segment, ...]:
    """The two texts as runs of words. SAME and REMOVED runs make up `before`; SAME and ADDED make up `after`.

    The runs of (b, a) are those of (a, b) with added and removed exchanged.
    """
    mirrored = before > after
    first, second = (after, before) if mirrored else (before, after)
    segments: list[Segment] = []
    for same, one, two in _runs(_WORD.findall(first), _WORD.findall(second)):
        old, new = (two, one) if mirrored else (one, two)
        ops = ((Op.SAME, old),) if same else ((Op.REMOVED, old), (Op.ADDED, new))
        segments += [Segment(op, text) for op, text in ops if text]
    return tuple(segments)


def _runs(first: list[str], second: list[str]) -> list[tuple[bool, str, str]]:
    """Runs of equal and unequal words, as (are they the same, the first's text, the second's text)."""
    counts = Counter(second)
    if sum(counts[word] for word in first) > MOST_PAIRS:
        return [(False, "".join(first), "".join(second))]
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return [
        (tag == "equal", "".join(first[i1:i2]), "".join(second[j1:j2])) for tag, i1, i2, j1, j2 in matcher.get_opcodes()
    ]


def _compare(old: Item | None, new: Item) -> Change | None:
    if old is None:
        return Change(What.ADDED, new.id, new.section, None, new, word_segments("", new.words))
    fields = _changed_fields(old, new)
    if old.words == new.words and not fields:
        return None
    return Change(What.CHANGED, new.id, new.section, old, new, word_segments(old.words, new.words), fields)


def _gone(item: Item) -> Change:
    return Change(What.NO_LONGER, item.id, item.section, item, None, word_segments(item.words, ""))


def _changed_fields(old: Item, new: Item) -> tuple[FieldChange, ...]:
    pairs: tuple[tuple[str, str | int | None, str | int | None], ...] = (
        ("section", old.section, new.section),
        ("importance", old.importance, new.importance),
        ("confidence", old.confidence, new.confidence),
        ("who", old.who, new.who),
        ("by_when", old.by_when, new.by_when),
        *((str(each), old.detail(each), new.detail(each)) for each in Detail if old.details or new.details),
    )
    return tuple(FieldChange(*pair) for pair in pairs if pair[1] != pair[2])
