"""The emergency card: what it may open, how long it lasts, and when it stops by itself.

A card is paper in a wallet: whoever finds it holds its link and nothing else. The passcode is never on it. Source:
domain.md 13.3, safety.md H20 (paper that ages says so); NIST SP 800-63B 5.2.2 (wrong tries are counted and slowed).
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from alongside.rules.openings import Reason, check_reason_words, check_said
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid
from alongside.rules.sharing import EMERGENCY_SECTIONS
from alongside.rules.text import safe_line

LONGEST = timedelta(days=366)  # from the day on which it is printed
OPEN_FOR = timedelta(hours=1)  # after the passcode was right
MOST = 5  # cards of one person that work at the same time
# After so many wrong passcodes in a row a card waits, for so long; open_card() in rls_cards.sql holds the same.
TRIES = 5
WAIT = timedelta(minutes=15)
TRIES_IN_ALL = 20  # and after so many it stops for good
LONGEST_ASK = 60  # characters: one line of a card


def check_card(*, sections: Collection[Section], ends_on: date, today: date) -> None:
    """A card opens at least one part of the emergency page and no other, for at most a year. Raises Invalid."""
    if not sections or not set(sections) <= EMERGENCY_SECTIONS:
        raise Invalid("card.sections", field="parts")
    if not today <= ends_on <= today + LONGEST:
        raise Invalid("card.ends-on", field="months")


def check_one_more(working: int) -> None:
    """Raises Invalid where the person has as many cards as anybody can keep in mind."""
    if working >= MOST:
        raise Invalid("card.too-many", values={"most": MOST})


def check_who_and_why(*, who: str, reason: str, words: str) -> tuple[str, Reason, str]:
    """Who somebody says they are, and why they need the page now. Raises Invalid for none, or too few words (X5)."""
    if reason not in set(Reason):
        raise Invalid("opening.reason", field="reason")
    said = check_said(words, field="words")
    return safe_line(who, field="who", longest=200), Reason(reason), said


def check_why_stopped(words: str) -> str:
    """Why somebody stops the cards of another, in words that the person reads. Raises Invalid for none, or too few."""
    return check_reason_words(words, field="why")


def is_working(*, stopped_at: datetime | None, ends_on: date, today: date) -> bool:
    """Whether a card opens anything today. Its last day counts; whether it waits is for open_card() to say."""
    return stopped_at is None and ends_on >= today
