"""What a charity is shown, and what leaves, at each moment to which the clock jumps. Runs with Django set up.

The moments lie around the end of a grant (to the second), the nights when the clocks change, 29 February, the turn of a
year, and anywhere within 400 days; they come in no order, so that the clock goes back as often as forward.
"""

import json
import random
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import time_machine

from alongside.doors.jobs import send_messages
from alongside.engines.gateways.outcome import Delivered, Outcome
from alongside.engines.gateways.printing import LetterFile
from alongside.engines.postgres.identity import acting_as, set_identity
from alongside.records.messaging.changes import queue_message
from alongside.records.messaging.values import MessageKind
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.plan.sections import Section
from tests.cast import SETTING_UP, Cast, with_agreed_plan
from tests.doors.web.signed_in import client_for

JUMPS = 30
MESSAGES = 40
EVERY = timedelta(days=10)  # a message falls due
_LONDON = ZoneInfo("Europe/London")


def last_day(begins: datetime) -> date:
    """The grant's: the last Sunday of next March, on which the clocks go forward."""
    end_of_march = date(begins.year + 1, 3, 31)
    return end_of_march - timedelta(days=(end_of_march.weekday() + 1) % 7)


def last_moment(begins: datetime) -> datetime:
    return datetime.combine(last_day(begins), time(23, 59, 59), _LONDON).astimezone(UTC)


def moments(begins: datetime) -> list[datetime]:
    """Where the clock jumps to, one after the other."""
    chance = random.Random(3)  # noqa: S311 (chooses moments)
    end, year = last_moment(begins), begins.year + 1
    leap = year + (-year) % 4
    chosen = [
        *(end + timedelta(seconds=seconds) for seconds in (-86_400, -1, 0, 1, 2, 86_400)),
        *(datetime.combine(last_day(begins), time(hour, 59, 59), UTC) for hour in (0, 1)),
        *(datetime(year, 10, 31, hour, 30, tzinfo=UTC) for hour in (0, 1)),
        datetime(leap, 2, 29, 12, 0, tzinfo=UTC),
        datetime(year - 1, 12, 31, 23, 59, 59, tzinfo=UTC),
        datetime(year, 1, 1, 0, 0, 1, tzinfo=UTC),
    ]
    days = [chance.uniform(1, 400) for _ in range(JUMPS - len(chosen))]
    mixed = [*chosen, *(begins + timedelta(days=each) for each in days)]
    chance.shuffle(mixed)
    return mixed


def main(known: str) -> int:
    """known: the cast that was seeded. Prints what clock_jumps.Outcome holds."""
    begins = datetime.now(UTC)
    cast = Cast(now=begins, **{name: _ids(ids) for name, ids in json.loads(known).items()})
    person, due = _set_up(cast, begins)
    carrier = Carrier()
    send_messages.letter_way = lambda: carrier  # type: ignore[assignment, return-value]
    visited, end = moments(begins), last_moment(begins)
    shown = [moment for moment in visited if _is_shown(cast, person, moment)]
    times = [carrier.taken[each] for each, at in due.items() if at <= max(visited)]
    found = {
        "jumps": len(visited),
        "shown": len(shown),
        "outlived": [each.isoformat() for each in shown if each > end],
        "missing": [each.isoformat() for each in visited if begins <= each <= end and each not in shown],
        "accepted": len(carrier.taken),
        "twice": sum(1 for count in carrier.taken.values() if count > 1),
        "left_behind": times.count(0),
    }
    print(json.dumps(found))
    return 0


class Carrier:
    """A way out for letters that keeps a list, and would take the same one twice."""

    def __init__(self) -> None:
        self.taken = Counter[str]()

    def put(self, letter: LetterFile) -> Outcome:
        self.taken[letter.reference] += 1
        return Delivered(letter.reference)


def _is_shown(cast: Cast, person: UUID, moment: datetime) -> bool:
    """Whether the charity is shown the plan at this moment. Whatever is due is sent, too, by two jobs in a row."""
    with time_machine.travel(moment, tick=False):
        answer = client_for(cast.charity_worker).get(f"/people/{person}/plan/")
        send_messages.send_due()
        send_messages.send_due()
    return answer.status_code == 200


def _set_up(cast: Cast, begins: datetime) -> tuple[UUID, dict[str, datetime]]:
    """Bert's agreed plan, shared with a charity until its last day; and letters to him that fall due over a year."""
    person, organisation = cast.people["Bert"], cast.organisations["Greenfield Surgery"]
    with acting_as(SETTING_UP, begins):
        with_agreed_plan(cast, "Bert")
        bert, _worker = cast.person("Bert"), cast.charity_worker
        set_identity(bert, begins)
        reader = Reader(organisation=cast.organisations["Riverside"])
        until = last_day(begins)
        share(by=bert, person=person, reader=reader, sections={Section.GOALS}, how="online", ends_on=until, now=begins)
    with acting_as(cast.coordinator, begins):
        return person, dict(_letter(cast, person, organisation, begins, number) for number in range(MESSAGES))


def _letter(cast: Cast, person: UUID, organisation: UUID, begins: datetime, number: int) -> tuple[str, datetime]:
    at = begins + EVERY * number
    message = queue_message(
        by=cast.coordinator,
        person=person,
        organisation=organisation,
        kind=MessageKind.PLAN_COPY,
        effect_key=f"clock:{number}",
        about={"version": "1"},
        due_at=at,
        now=begins,
    )
    return str(message), at


def _ids(names: dict[str, str]) -> dict[str, UUID]:
    return {name: UUID(value) for name, value in names.items()}
