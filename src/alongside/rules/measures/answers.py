"""Answers by item code, checked against their instrument (M1), and means that say of how many (M2, M3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from alongside.rules.measures.instrument import Instrument, MeasureItem
from alongside.rules.refusals import Invalid


@dataclass(frozen=True, slots=True)
class Rating:
    """One answer. value None: not rated, which is an answer too. applies: False where it is not about this person."""

    code: str
    value: int | None = None
    more_help: bool | None = None
    applies: bool = True


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of what was rated, of how many that apply. Nothing is put in the place of what is missing."""

    value: Fraction
    answered: int
    of: int


def check_rating(instrument: Instrument, rating: Rating) -> None:
    """M1: raise Invalid unless an answer is on its item's scale, or says that it is not rated, or does not apply."""
    item = instrument.item(rating.code)
    if rating.value is not None and rating.value not in item.scale:
        values = {"lowest": item.scale.lowest, "highest": item.scale.highest}
        raise Invalid("measures.off-scale", field=rating.code, values=values)
    if not rating.applies and (rating.value is not None or not item.may_not_apply):
        raise Invalid("measures.applies", field=rating.code)
    if rating.more_help is not None and not item.asks_more_help:
        raise Invalid("measures.more-help", field=rating.code)


def check_ratings(instrument: Instrument, ratings: Iterable[Rating]) -> None:
    """Raise Invalid unless each answer is one of the instrument's, none comes twice, and something is rated."""
    given = tuple(ratings)
    for rating in given:
        check_rating(instrument, rating)
    if len({rating.code for rating in given}) != len(given):
        raise Invalid("measures.twice", field="items")
    if all(rating.value is None for rating in given):
        raise Invalid("measures.nothing-rated", field="items")


def mean_of(instrument: Instrument, group: str, ratings: Iterable[Rating]) -> Mean | None:
    """M2: the mean of one group with its n; None, "not scored", where nothing in it was rated.

    Raises Unknown for a group that the instrument does not have.
    """
    codes = instrument.group(group).codes
    given = {rating.code: rating for rating in ratings if rating.code in codes}
    applies = [code for code in codes if code not in given or given[code].applies]
    values = [rating.value for rating in given.values() if rating.value is not None]
    return Mean(Fraction(sum(values), len(values)), len(values), len(applies)) if values else None


def check_adds_up(instrument: Instrument, codes: Iterable[str]) -> None:
    """M3: raise Invalid unless these items have a score together. Those of ONS4 never have: each stands alone."""
    wanted = frozenset(codes)
    if len(wanted) > 1 and not any(wanted <= frozenset(group.codes) for group in instrument.groups):
        raise Invalid("measures.never-summed", values={"title": instrument.title})


def prompts_to_talk(instrument: Instrument, ratings: Iterable[Rating]) -> tuple[MeasureItem, ...]:
    """Areas that might be worth talking about: where more help is wanted, then where the rating is low.

    Prompts only: what to talk about is the person's choice.
    """
    given = {rating.code: rating for rating in ratings}
    wanted = [item for item in instrument.items if _wants_help(given.get(item.code))]
    low = [item for item in instrument.items if _is_low(item, given.get(item.code)) and item not in wanted]
    return (*wanted, *low)


def _wants_help(rating: Rating | None) -> bool:
    return rating is not None and rating.more_help is True


def _is_low(item: MeasureItem, rating: Rating | None) -> bool:
    """Below the middle of the scale, or above it where low is better."""
    if rating is None or rating.value is None:
        return False
    middle = Fraction(item.scale.lowest + item.scale.highest, 2)
    return rating.value > middle if item.is_better_low else rating.value < middle
