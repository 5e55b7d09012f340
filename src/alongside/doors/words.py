"""The catalogue: what each message id of the rules says, in plain words that name the field and the fix."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from alongside.doors.catalogue import MESSAGES
from alongside.rules.refusals import Refusal


def message_words(refusal: Refusal) -> str:
    """The words of a refusal in the reader's language."""
    return words_of(refusal.message, refusal.values)


def words_of(message: str, values: Mapping[str, Any] | None = None) -> str:
    """The words of one message id with its values filled in."""
    words = gettext(MESSAGES[message])
    return words.format_map(_in_words(values)) if values else words


def written_day(written: str) -> str:
    """A day as another system sent it, whole or in part, as people write it: 8 October 2025, October 2025, 2025."""
    for form, shown in (("%Y-%m-%d", "j F Y"), ("%Y-%m", "F Y")):
        try:
            return date_format(datetime.strptime(written[:10], form).date(), shown)  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    return written


def _in_words(values: Mapping[str, Any]) -> dict[str, Any]:
    """Dates as people write them: 12 October 2026."""
    return {name: date_format(value, "j F Y") if isinstance(value, date) else value for name, value in values.items()}
