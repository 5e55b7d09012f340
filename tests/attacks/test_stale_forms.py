"""A form that shows what is kept carries what it was drawn with: a page that is out of date is noticed."""

from collections.abc import Iterator

import pytest
import time_machine

from alongside.doors.web.idempotency import DRAWN_WITH
from tests.attacks.clients import browser
from tests.attacks.every_stage import OTHER_STAFF, PEOPLE, deep_pages, fill_stages, walker
from tests.attacks.html_forms import Form
from tests.attacks.trying import forms_found, view_of
from tests.cast import Cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

WALKERS = ("coordinator", "nurse", *OTHER_STAFF, *PEOPLE)
SEEN = frozenset({DRAWN_WITH, "based_on", "person_on"})  # person_on: what one of a topic's boxes was based on
# Forms that begin with something filled in, and why nothing newer can be written over.
BEGINS = {
    "authority:assess": "adds a finding: who assessed and when are filled in",
    "authority:best_interests": "adds a decision: who decided and when are filled in",
    "authority:fact": "adds a fact: the day is filled in",
    "authority:invite": "makes a code: nothing is kept that it changes",
    "authority:judge": "adds a finding: who found it and when are filled in",
    "authority:power": "adds an authority: the parts that it reaches are filled in",
    "careteam:add": "adds somebody: that nobody has asked when they answer the phone is filled in",
    "careteam:add_mine": "the same, by the person",
    "careteam:handover": "whoever is not theirs any more is refused: tests/doors/web/careteam/test_handover.py",
    "caring:add_carer": "adds a carer, once: what the team knows of them is filled in",
    "caring:assessment": "adds an answer: the day is filled in",
    "emergency:new-card": "adds a card",
    "home:invitation": "adds an answer to an invitation: when to ask again is filled in",
    "identify:invite": "adds an invitation: who coordinates is filled in",
    "mfa_add_webauthn": "adds a passkey: its name is filled in",
    "people:add": "adds a person: the language is filled in",
    "prepare:hold": "gives a call to somebody, or writes one down: who and when are filled in",
    "prepare:result": "adds a result: the day is filled in",
    "rights:correction": "answered once; the entry's words are looked at when it is answered",
    "sharing:sections": "a step: what stood there when the choosing began is looked at when the last step is saved",
    "staff:add": "adds a member: the first day is filled in",
}


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = fill_stages()
    with time_machine.travel(cast.now, tick=True):
        yield cast


def test_what_is_shown_to_be_changed_was_looked_at(cast: Cast) -> None:
    found = {view_of(form.action) for form in _forms(cast) if _shows_something(form) and not SEEN & form.fields.keys()}
    missing, needless = found - BEGINS.keys(), BEGINS.keys() - found
    assert not missing, "these would write over what somebody saved meanwhile: " + ", ".join(sorted(missing))
    assert not needless, "take these out of BEGINS: " + ", ".join(sorted(needless))


def _forms(cast: Cast) -> Iterator[Form]:
    for who in WALKERS:
        yield from forms_found(browser(walker(cast, who)), "/", *deep_pages(cast, who))


def _shows_something(form: Form) -> bool:
    return any(each.value.strip() for each in form.fields.values() if each.kind != "hidden")
