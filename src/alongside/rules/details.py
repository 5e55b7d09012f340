"""What may be said of a person beside their name: other numbers, ways to reach them, background, what is kept apart.

Source: PRSB Personalised Care and Support Plan 2.0 (person demographics), Core Information Standard 2 (social context),
NHS Data Model and Dictionary (ETHNIC CATEGORY), domain.md 7.5 (safe contact and code word).
"""

from enum import StrEnum

from alongside.rules.actors import Role
from alongside.rules.nhs_number import can_be_nhs_number
from alongside.rules.refusals import Invalid

PREFERENCES = range(1, 6)


class Verified(StrEnum):
    """Whether somebody checked a number at its source."""

    NOT_CHECKED = "not-checked"
    VERIFIED = "verified"
    NOT_FOUND = "not-found"


class IdentifierKind(StrEnum):
    """Whose number it is. CHI and H&C numbers are other countries' health numbers: never an NHS number."""

    CHI = "chi"
    HEALTH_AND_CARE = "health-and-care"
    HOSPITAL = "hospital"
    SOCIAL_CARE = "social-care"
    OTHER = "other"


class ContactKind(StrEnum):
    PHONE = "phone"
    MOBILE = "mobile"
    EMAIL = "email"
    OTHER = "other"


class Apart(StrEnum):
    """What is kept apart from everything else that is known of a person."""

    SAFE_CONTACT = "safe-contact"  # how to reach them so that nobody else notices
    CODE_WORD = "code-word"  # said on the phone before anything else is
    KEY_SAFE = "key-safe"  # whom to ask for the key, or where it is


# NHS Data Model and Dictionary, ETHNIC CATEGORY: the code is kept, doors hold the words. Z is "would not say".
ETHNICITIES = ("A", "B", "C", "D", "E", "F", "G", "H", "J", "K", "L", "M", "N", "P", "R", "S", "Z")

_TEAM = frozenset({Role.COORDINATOR, Role.PROFESSIONAL, Role.HEALTH_CARE_ASSISTANT})
_PHONES = _TEAM | {Role.PRACTICE_ADMINISTRATOR}
_READ_BY = {Apart.SAFE_CONTACT: _PHONES, Apart.CODE_WORD: _PHONES, Apart.KEY_SAFE: _TEAM}


def may_read_apart(role: Role, kind: Apart) -> bool:
    """Those who phone read how to phone safely; those who visit read about the key. Nobody else, nor a carer or proxy.

    Nor the person's own pages: whoever makes somebody unsafe may be looking over their shoulder.
    """
    return role in _READ_BY[kind]


def check_identifier(kind: str, value: str) -> None:
    """Raise Invalid for a kind that is not known, and for an NHS number that is given as something else's number."""
    if kind not in set(IdentifierKind):
        raise Invalid("person.identifier-kind", field="kind")
    if can_be_nhs_number(value):
        raise Invalid("person.identifier-is-nhs-number", field="value")


def check_verified(verified: str, *, field: str = "verified") -> Verified:
    if verified not in set(Verified):
        raise Invalid("person.verified", field=field)
    return Verified(verified)


def check_contact_point(kind: str, value: str, preference: int) -> None:
    """Raise Invalid for a kind or an order that is not known, and an e-mail address without an @."""
    if kind not in set(ContactKind):
        raise Invalid("person.contact-kind", field="kind")
    if kind == ContactKind.EMAIL and "@" not in value:
        raise Invalid("person.contact-email", field="value")
    if preference not in PREFERENCES:
        raise Invalid("person.contact-preference", field="preference")


def check_ethnicity(code: str) -> str:
    """Return the code, or raise Invalid. Empty: nobody has asked."""
    if code and code not in ETHNICITIES:
        raise Invalid("person.ethnicity", field="ethnicity")
    return code
