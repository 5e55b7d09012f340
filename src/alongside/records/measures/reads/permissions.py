"""What an organisation has recorded of instruments that their owners have to allow."""

from alongside.records.measures.instruments import instruments_of
from alongside.records.measures.models import Permission
from alongside.records.measures.values import PermissionView
from alongside.rules.actors import Actor
from alongside.rules.measures.instrument import Instrument, Licence


def permissions_for(*, by: Actor) -> tuple[tuple[Instrument, ...], tuple[PermissionView, ...]]:
    """The instruments that anybody may use; and those that need a permission, with the newest one recorded."""
    every = instruments_of(by.known_organisation)
    newest: dict[tuple[str, str], Permission] = {}
    for row in Permission.objects.filter(organisation_id=by.known_organisation).order_by("recorded_at"):
        newest[row.instrument, row.version] = row
    free = tuple(each for each in every if each.licence != Licence.PERMISSION_NEEDED)
    needed = (each for each in every if each.licence == Licence.PERMISSION_NEEDED)
    return free, tuple(_view(each, newest.get((each.key, each.version))) for each in needed)


def _view(instrument: Instrument, row: Permission | None) -> PermissionView:
    if row is None:
        return PermissionView(instrument, "", "", None, "", None)
    return PermissionView(instrument, row.given_by, row.evidence, row.ends_on, row.recorded_by_name, row.recorded_at)
