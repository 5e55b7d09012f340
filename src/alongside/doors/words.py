"""The catalogue: what each message id of the rules says, in plain words that name the field and the fix."""

from django.utils.translation import gettext

from alongside.doors.catalogue import MESSAGES
from alongside.rules.refusals import Refusal


def message_words(refusal: Refusal) -> str:
    """The words of a refusal in the reader's language."""
    return words_of(refusal.message, refusal.values)


def words_of(message: str, values: object = None) -> str:
    """The words of one message id with its values filled in."""
    words = gettext(MESSAGES[message])
    return words.format_map(values) if isinstance(values, dict) and values else words
