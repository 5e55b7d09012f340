"""Addresses, telephone numbers and e-mail addresses, the current one of each."""

from alongside.engines.fhir.elements import Element
from alongside.rules.importing import can_be_email
from alongside.rules.received import ReceivedAddress

_PHONE_ORDER = {"mobile": 0, "home": 1, "": 2, "work": 3}
_ADDRESS_ORDER = {"home": 0, "": 1, "temp": 2, "work": 3}


def telephone(element: Element) -> str:
    """The mobile number, else the home one; as written."""
    return _contact(element, frozenset({"phone", "sms"})).line("value", longest=50)


def email(element: Element) -> str:
    contact = _contact(element, frozenset({"email"}))
    value = contact.token("value")
    if value and not can_be_email(value):
        contact.wrong("value", "contact.email", "This is not an e-mail address.")
        return ""
    return value


def address(element: Element) -> ReceivedAddress:
    """The home address, else another that is not old; town and county are among its lines."""
    home = _best(element.children("address"), _ADDRESS_ORDER)
    if home is None:
        return ReceivedAddress()
    lines = home.lines("line") + tuple(home.line(name) for name in ("city", "district", "state"))
    written = tuple(line for line in lines if line) or tuple(filter(None, (home.line("text"),)))
    return ReceivedAddress(lines=written, postcode=home.line("postalCode", longest=20))


def _contact(element: Element, systems: frozenset[str]) -> Element:
    contacts = tuple(each for each in element.children("telecom") if each.token("system") in systems)
    return _best(contacts, _PHONE_ORDER) or Element(element.record, element.path, {})


def _best(elements: tuple[Element, ...], order: dict[str, int]) -> Element | None:
    """The one whose use comes first in the order; uses outside it (old, billing) never."""
    current = [each for each in elements if each.token("use") in order]
    return min(current, key=lambda each: order[each.token("use")], default=None)
