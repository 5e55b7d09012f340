"""What each need and adjustment is called, in headers, in lists and where it is chosen."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from alongside.rules.needs import SAFE_WAY, Adjustment, Contact, Format, Helper, Impairment, Subset, Support

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

FORMATS: "dict[str, _StrPromise]" = {
    Format.LARGE_PRINT: _("Large print"),
    Format.ELECTRONIC: _("By email or online"),
    Format.EASY_READ: _("Easy Read"),
    Format.BRAILLE: _("Braille"),
    Format.AUDIO: _("Audio"),
    Format.SIGN_LANGUAGE_VIDEO: _("Sign language video"),
    Format.COLOURED_PAPER: _("Coloured paper"),
    Format.OTHER: _("Another format"),
}
CONTACTS: "dict[str, _StrPromise]" = {
    Contact.LETTER: _("Letter"),
    Contact.EMAIL: _("Email"),
    Contact.TEXT_MESSAGE: _("Text message"),
    Contact.PHONE: _("Phone"),
    Contact.TEXT_RELAY: _("Text relay"),
    Contact.IN_PERSON: _("In person"),
    Contact.THROUGH_SOMEBODY: _("Through somebody they chose"),
}
HELPERS: "dict[str, _StrPromise]" = {
    Helper.SIGN_LANGUAGE_INTERPRETER: _("Sign language interpreter"),
    Helper.DEAFBLIND_INTERPRETER: _("Deafblind interpreter"),
    Helper.LIPSPEAKER: _("Lipspeaker"),
    Helper.NOTE_TAKER: _("Note taker"),
    Helper.SPEECH_TO_TEXT: _("Somebody who types what is said"),
    Helper.ADVOCATE: _("Advocate"),
    Helper.OTHER: _("Another professional"),
}
SUPPORT: "dict[str, _StrPromise]" = {
    Support.HEARING_AID: _("Hearing aid"),
    Support.HEARING_LOOP: _("Hearing loop"),
    Support.LIPREADING: _("Lip-reading"),
    Support.COMMUNICATION_AID: _("Communication aid"),
    Support.SIGNS_OR_PICTURES: _("Signs or pictures"),
    Support.PLAIN_WORDS: _("Plain words, checked together"),
    Support.IN_WRITING: _("In writing as well"),
    Support.OTHER: _("Other help to talk"),
}
ADJUSTMENTS: "dict[str, _StrPromise]" = {
    Adjustment.LONGER_TIME: _("Longer time"),
    Adjustment.TIME_OF_DAY: _("A certain time of day"),
    Adjustment.QUIET_PLACE: _("A quiet place"),
    Adjustment.STEP_FREE: _("Step-free way in"),
    Adjustment.HOME_VISIT: _("Visit at home"),
    Adjustment.SOMEBODY_WITH_THEM: _("Somebody with them"),
    Adjustment.REMINDER: _("A reminder before"),
    Adjustment.SAME_PERSON: _("The same person each time"),
    Adjustment.EQUIPMENT: _("Equipment"),
    Adjustment.ASSISTANCE_DOG: _("Assistance dog"),
    Adjustment.OTHER: _("Another adjustment"),
}
IMPAIRMENTS: "dict[str, _StrPromise]" = {
    Impairment.SIGHT: _("Seeing"),
    Impairment.HEARING: _("Hearing"),
    Impairment.SPEECH: _("Speaking"),
    Impairment.MOVING: _("Moving about"),
    Impairment.HANDS: _("Using their hands"),
    Impairment.LEARNING: _("Learning or understanding"),
    Impairment.MEMORY: _("Memory"),
    Impairment.MENTAL_HEALTH: _("Mental health"),
    Impairment.TIREDNESS: _("Tiredness or breath"),
    Impairment.SOCIAL: _("Being with other people"),
    Impairment.OTHER: _("Something else"),
    Impairment.NONE: _("Nothing of this"),
}
TITLES: "dict[Subset, _StrPromise]" = {
    Subset.CONTACT_METHOD: _("Being reached"),
    Subset.INFORMATION_FORMAT: _("Reading and hearing information"),
    Subset.PROFESSIONAL: _("Somebody to help with talking"),
    Subset.SUPPORT: _("Help to follow and be followed"),
}
SUBSETS: "dict[Subset, dict[str, _StrPromise]]" = {
    Subset.CONTACT_METHOD: CONTACTS,
    Subset.INFORMATION_FORMAT: FORMATS,
    Subset.PROFESSIONAL: HELPERS,
    Subset.SUPPORT: SUPPORT,
}
# In the header a way to be reached says that it is one.
_CONTACT_FLAGS: "dict[str, _StrPromise]" = {
    Contact.LETTER: _("Reach by letter"),
    Contact.EMAIL: _("Reach by email"),
    Contact.TEXT_MESSAGE: _("Reach by text message"),
    Contact.PHONE: _("Reach by phone"),
    Contact.TEXT_RELAY: _("Reach by text relay"),
    Contact.IN_PERSON: _("Reach in person"),
    Contact.THROUGH_SOMEBODY: _("Reach through somebody they chose"),
    SAFE_WAY.partition(":")[2]: _("A safe way to reach them"),
}
_BY_FLAG: "dict[str, dict[str, _StrPromise]]" = {
    "format": FORMATS,
    "contact": _CONTACT_FLAGS,
    "professional": HELPERS,
    "support": SUPPORT,
    "adjustment": ADJUSTMENTS,
}


def flag_words(flag: str) -> "_StrPromise":
    """What a flag of rules.needs.flags() is called: "format:braille" is Braille."""
    kind, _colon, code = flag.partition(":")
    return _BY_FLAG[kind][code]


def needs_words(unmet: Iterable[str]) -> str:
    """Braille, Reach by phone"""
    return ", ".join(str(flag_words(code)) for code in unmet)
