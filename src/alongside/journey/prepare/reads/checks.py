"""Which sets of checks an organisation uses, and the versions of one: who wrote each, and when."""

from alongside.journey.prepare.checksets import as_set
from alongside.journey.prepare.models import LocalCheckSet
from alongside.journey.prepare.values import CheckSetPage, CheckSetVersion
from alongside.rules.actors import Actor
from alongside.rules.gathering.check import CheckSet
from alongside.rules.gathering.registry import CHECK_SETS
from alongside.rules.refusals import Unknown


def check_set_pages(*, by: Actor) -> tuple[CheckSetPage, ...]:
    """Every set of the actor's organisation, its own and the shipped ones, the one for everyone first."""
    own = _versions(by)
    shipped = {each.key: each for each in CHECK_SETS}
    pages = [_page(key, shipped.get(key), own.get(key, [])) for key in {**shipped, **own}]
    return tuple(sorted(pages, key=lambda page: (not page.newest.is_for_everyone, page.newest.title)))


def check_set_page(*, by: Actor, key: str) -> CheckSetPage:
    """One set with its versions, newest first. Raises Unknown."""
    shipped = next((each for each in CHECK_SETS if each.key == key), None)
    own = _versions(by, key).get(key, [])
    if shipped is None and not own:
        raise Unknown("checks.unknown")
    return _page(key, shipped, own)


def _page(key: str, shipped: CheckSet | None, own: list[LocalCheckSet]) -> CheckSetPage:
    newest = own[0] if own else None
    found = as_set(newest) if newest else shipped
    if found is None:
        raise Unknown("checks.unknown")
    return CheckSetPage(
        key=key,
        newest=found,
        questions=tuple(newest.questions) if newest else (),
        is_shipped=newest is None,
        is_used=newest.is_used if newest else True,
        versions=tuple(CheckSetVersion(as_set(row), row.is_used, row.set_at, row.set_by_name) for row in own),
    )


def _versions(by: Actor, key: str = "") -> dict[str, list[LocalCheckSet]]:
    rows = LocalCheckSet.objects.filter(organisation_id=by.known_organisation).order_by("key", "-number")
    found: dict[str, list[LocalCheckSet]] = {}
    for row in rows.filter(key=key) if key else rows:
        found.setdefault(row.key, []).append(row)
    return found
