"""Every instrument there is. A new one is a new file, one line here, and one test."""

from alongside.rules.measures.dialog import DIALOG
from alongside.rules.measures.instrument import Instrument
from alongside.rules.measures.ons4 import ONS4
from alongside.rules.measures.rulers import CHANGE_RULERS, LOOKING_AFTER_MYSELF
from alongside.rules.refusals import Unknown

INSTRUMENTS: tuple[Instrument, ...] = (
    DIALOG,
    ONS4,
    LOOKING_AFTER_MYSELF,
    CHANGE_RULERS,
)


def instrument(key: str, version: str | None = None) -> Instrument:
    """The instrument of this key: the version asked for, or the first that is named here. Raises Unknown."""
    found = [each for each in INSTRUMENTS if each.key == key and version in (None, each.version)]
    if not found:
        raise Unknown("measures.unknown", values={"key": key})
    return found[0]
