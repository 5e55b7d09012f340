"""An organisation's own sets of checks: each change is a new version, and an old one can be put back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from alongside.journey.prepare.models import LocalCheckSet
from alongside.journey.prepare.reads.checks import check_set_page
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.rules.actors import Actor
from alongside.rules.gathering.checks import CHECKS
from alongside.rules.gathering.registry import EVERYONE
from alongside.rules.refusals import Invalid, Unknown
from alongside.rules.text import safe_line

MOST_WORDS, MOST_QUESTIONS = 20, 20


@dataclass(frozen=True, slots=True)
class SetOfChecks:
    """What a set asks, and for whom: words in the names of conditions; keys of checks; questions of one's own."""

    title: str
    words: Sequence[str]
    checks: Sequence[str]
    questions: Sequence[str]
    is_used: bool = True


def write_check_set(*, by: Actor, key: str, written: SetOfChecks, now: datetime) -> str:
    """Write the next version of a set; without a key, a new set. Returns its key. Gatherings that were begun go on with
    what they asked. Raises Invalid naming title, words, checks or questions; Unknown for a key that there is not."""
    if key:
        check_set_page(by=by, key=key)
    title = safe_line(written.title, field="title", longest=100)
    words = [safe_line(each, field="words", longest=60) for each in written.words]
    questions = [safe_line(each, field="questions", longest=200) for each in written.questions]
    _check(key, words, written.checks, questions)
    key = key or _key_for(title)
    last = LocalCheckSet.objects.filter(organisation_id=by.known_organisation, key=key).order_by("-number").first()
    LocalCheckSet(
        id=uuid4(),
        organisation_id=by.known_organisation,
        key=key,
        number=last.number + 1 if last else 1,
        title=title,
        words=words,
        checks=list(written.checks),
        questions=questions,
        is_used=written.is_used,
        set_at=now,
        set_by=by.known_account,
        set_by_name=by.name,
    ).save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.CHECKS_CHANGED, detail={"set": key})
    return key


def put_back_check_set(*, by: Actor, key: str, number: int, now: datetime) -> None:
    """Write an earlier version once more, as the newest. Raises Unknown for one that there is not."""
    row = LocalCheckSet.objects.filter(organisation_id=by.known_organisation, key=key, number=number).first()
    if row is None:
        raise Unknown("checks.unknown")
    again = SetOfChecks(row.title, row.words, row.checks, row.questions, row.is_used)
    write_check_set(by=by, key=key, written=again, now=now)


def _check(key: str, words: Sequence[str], checks: Sequence[str], questions: Sequence[str]) -> None:
    known = {each.key for each in CHECKS}
    if not checks and not questions:
        raise Invalid("checks.nothing", field="checks")
    if any(each not in known for each in checks):
        raise Invalid("checks.unknown-check", field="checks")
    if not words and key != EVERYONE:
        raise Invalid("checks.words-needed", field="words")
    if len(words) > MOST_WORDS:
        raise Invalid("checks.too-many", field="words", values={"most": MOST_WORDS})
    if len(questions) > MOST_QUESTIONS:
        raise Invalid("checks.too-many", field="questions", values={"most": MOST_QUESTIONS})


def _key_for(title: str) -> str:
    """A word for the address, from the title: never one that is taken."""
    plain = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:40] or "own"
    return f"{plain}-{uuid4().hex[:6]}"
