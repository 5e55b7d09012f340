"""What an instrument is: its items by code, their scale in words, how scores are grouped, and whose it is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from alongside.rules.refusals import Unknown


class Licence(StrEnum):
    FREE = "free"
    FREE_WITH_CREDIT = "free-with-credit"  # the credit is shown wherever the instrument is
    PERMISSION_NEEDED = "permission-needed"  # shown once an administrator has recorded the permission


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole numbers from lowest to highest. words: what single points mean, in English, which doors translate."""

    lowest: int
    highest: int
    words: tuple[tuple[int, str], ...] = ()

    def words_of(self, value: int) -> str:
        """What this point means; "" for one without words."""
        return dict(self.words).get(value, "")

    def __contains__(self, value: int) -> bool:
        return self.lowest <= value <= self.highest


@dataclass(frozen=True, slots=True)
class MeasureItem:
    """One question. Answers are kept by `code`, never by the place on the page: publications differ in their order.

    text is the whole question, name the few words for a table. asks_more_help: "Do you need more help in this area?"
    comes with it. may_not_apply: somebody may say that it is not about them. is_better_low: 10 is worst. from_age: it
    is not put to younger people.
    """

    code: str
    name: str
    text: str
    scale: Scale
    asks_more_help: bool = False
    may_not_apply: bool = False
    is_better_low: bool = False
    from_age: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Items whose mean says something. What is in no group stands alone."""

    key: str
    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Instrument:
    """One version of one instrument in one language. A change of words is a new version: M7 compares like with like.

    days_between: two uses nearer than this say little (M6). about: in a sentence, what it is for.
    """

    key: str
    version: str
    language: str
    title: str
    about: str
    items: tuple[MeasureItem, ...]
    licence: Licence
    credit: str = ""
    groups: tuple[Group, ...] = ()
    days_between: int = 1

    def item(self, code: str) -> MeasureItem:
        """The item of this code. Raises Unknown."""
        found = next((item for item in self.items if item.code == code), None)
        if found is None:
            raise Unknown("measures.unknown-item", values={"code": code})
        return found

    def group(self, key: str) -> Group:
        """The group of this key. Raises Unknown."""
        found = next((group for group in self.groups if group.key == key), None)
        if found is None:
            raise Unknown("measures.unknown-group", values={"key": key})
        return found


def arranged(instrument: Instrument, order: Sequence[str]) -> Instrument:
    """The same instrument with its items in this order of codes. Raises ValueError unless each is named once."""
    if sorted(order) != sorted(item.code for item in instrument.items):
        raise ValueError(f"an order of {instrument.key} names each of its items once")
    return replace(instrument, items=tuple(instrument.item(code) for code in order))


def for_age(instrument: Instrument, age: int) -> Instrument:
    """The same instrument with the items that are put to somebody of this age."""
    return replace(instrument, items=tuple(item for item in instrument.items if age >= item.from_age))
