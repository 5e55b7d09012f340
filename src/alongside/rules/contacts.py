"""What is asked again before the two contacts of a round are booked: nothing here is refused."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from alongside.rules.dates import day_of
from alongside.rules.needs import Adjustment, Helper, Needs
from alongside.rules.working_days import Nation, bank_holiday, is_weekend

# Year of Care (domain.md 3.1): a conversation takes 20 to 40 minutes; with somebody who interprets all is said twice.
SHORTEST_TALK = 20  # minutes
SHORTEST_TALK_WITH_HELP = 40
ROOM_FOR_A_PACK = timedelta(days=7)  # rule Q3: it is with the person a week before
_INTERPRETERS = frozenset({Helper.SIGN_LANGUAGE_INTERPRETER, Helper.DEAFBLIND_INTERPRETER, Helper.SPEECH_TO_TEXT})


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that is probably not meant: a message id with its values, and the field that it is about."""

    message: str
    field: str
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)

    @property
    def key(self) -> str:
        """By which a page says which doubts somebody has seen: another day is another doubt."""
        return ":".join((self.message, self.field, *(str(self.values[name]) for name in sorted(self.values))))


def interpreter_needed(spoken: bool | None, needs: Needs) -> bool:
    """Whether somebody has to interpret: for a language (spoken), or for signs or speech as recorded in the needs."""
    return bool(spoken) or not _INTERPRETERS.isdisjoint(needs.professional.codes)


def shortest_talk(*, interpreter: bool, needs: Needs) -> int:
    """Minutes below which a conversation is booked too short for this person."""
    longer = interpreter or Adjustment.LONGER_TIME in needs.adjustments
    return SHORTEST_TALK_WITH_HELP if longer else SHORTEST_TALK


def doubts_about_day(starts_at: datetime, nation: Nation, *, field: str) -> tuple[Doubt, ...]:
    """Whether a contact falls on a weekend or a bank holiday of this nation."""
    day = day_of(starts_at)
    if holiday := bank_holiday(day, nation):
        return (Doubt("appointment.bank-holiday", field, {"on": day, "holiday": holiday}),)
    return (Doubt("appointment.weekend", field, {"on": day}),) if is_weekend(day) else ()


def doubts_about_length(minutes: int, *, interpreter: bool, needs: Needs, field: str) -> tuple[Doubt, ...]:
    """Whether a conversation is too short, and why: what they need takes time."""
    shortest = shortest_talk(interpreter=interpreter, needs=needs)
    if minutes >= shortest:
        return ()
    message = "appointment.short-talk" if shortest == SHORTEST_TALK else "appointment.short-longer"
    if interpreter:
        message = "appointment.short-interpreter"
    return (Doubt(message, field, {"minutes": minutes, "shortest": shortest}),)


def doubts_about_gap(gathering_at: datetime, conversation_at: datetime, *, field: str) -> tuple[Doubt, ...]:
    """Whether results can come back and reach the person a week before they talk (rule Q3)."""
    days = (day_of(conversation_at) - day_of(gathering_at)).days
    if gathering_at >= conversation_at or days > ROOM_FOR_A_PACK.days:
        return ()
    return (Doubt("appointment.close-together", field, {"days": days}),)
