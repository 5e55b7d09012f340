"""Which sets of checks an organisation uses, and which a gathering is pinned to: "diabetes/1", "local:gout/3"."""

from collections.abc import Iterable

from alongside.journey.prepare.models import LocalCheckSet
from alongside.rules.actors import Actor
from alongside.rules.gathering.check import Check, CheckSet, Kind
from alongside.rules.gathering.checks import checks
from alongside.rules.gathering.registry import CHECK_SETS

LOCAL = "local:"


def sets_here(by: Actor) -> tuple[CheckSet, ...]:
    """The sets that the actor's organisation uses today: its own, and the shipped ones that it has not changed."""
    rows = LocalCheckSet.objects.filter(organisation_id=by.known_organisation)
    rows = rows.order_by("key", "-number").distinct("key")
    own = {row.key: row for row in rows}
    shipped = [each for each in CHECK_SETS if each.key not in own]
    used = [as_set(row) for row in own.values() if row.is_used]
    return tuple(sorted([*shipped, *used], key=lambda each: (not each.is_for_everyone, each.title)))


def pin(each: CheckSet, by: Actor) -> str:
    """How a gathering keeps what it asks."""
    is_own = LocalCheckSet.objects.filter(
        organisation_id=by.known_organisation, key=each.key, number=each.version
    ).exists()
    return f"{LOCAL if is_own else ''}{each.key}/{each.version}"


def pinned(kept: Iterable[str], by: Actor) -> tuple[CheckSet, ...]:
    """The sets as they were when the gathering began. A shipped version that is gone is asked as its newest."""
    return tuple(found for each in kept if (found := _set_of(each, by)) is not None)


def as_set(row: LocalCheckSet) -> CheckSet:
    own = tuple(Check(f"{row.key}-{place}", Kind.WORDS, text) for place, text in enumerate(row.questions, 1))
    return CheckSet(row.key, row.number, row.title, (*checks(*row.checks), *own), tuple(row.words))


def _set_of(kept: str, by: Actor) -> CheckSet | None:
    key, _, version = kept.removeprefix(LOCAL).rpartition("/")
    if kept.startswith(LOCAL):
        row = LocalCheckSet.objects.filter(organisation_id=by.known_organisation, key=key, number=version).first()
        return as_set(row) if row else None
    return next((each for each in CHECK_SETS if each.key == key), None)
