"""Which sets of checks an organisation uses, and which a gathering is pinned to: "diabetes/1", "local:gout/3"."""

from collections.abc import Iterable
from uuid import UUID

from alongside.journey.prepare.models import Gathering, LocalCheckSet
from alongside.records.health.reads import conditions_of
from alongside.records.health.values import ResultView
from alongside.rules.actors import Actor
from alongside.rules.gathering.check import Check, CheckSet, Kind
from alongside.rules.gathering.checks import checks
from alongside.rules.gathering.registry import CHECK_SETS, Asked, checklist, sets_for
from alongside.rules.measured import measurement

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


def sets_of(kept: Gathering | None, by: Actor, person: UUID) -> tuple[CheckSet, ...]:
    """What a gathering is pinned to; before it is begun, what today's conditions call for."""
    return pinned(kept.sets, by) if kept else sets_for(sets_here(by), conditions_of(by=by, person=person))


def asked_of(kept: Gathering | None, by: Actor, person: UUID) -> tuple[Asked, ...]:
    return checklist(sets_of(kept, by, person))


def last_of(check: Check, results: Iterable[ResultView], *, but: UUID | None) -> ResultView | None:
    """The newest reading of the same thing, other than the one that this gathering made."""
    if check.kind != Kind.MEASURE:
        return None
    codes = measurement(check.key).codes
    found = (each for each in results if each.code in codes and each.id != but)
    return next(found, None)
