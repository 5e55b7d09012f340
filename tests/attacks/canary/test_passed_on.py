"""What those who see an entry make for those who are kept from it: nothing of it passes on by paper or by copy."""

import json
from collections.abc import Iterator
from types import SimpleNamespace
from uuid import UUID

import pytest
import time_machine
from django.db import transaction

from alongside.doors.jobs.make_copies import make_due
from alongside.engines.postgres.identity import acting_as, set_identity
from alongside.records.audit.models import Event
from alongside.records.plans.reads import open_plan
from alongside.records.rights.changes import AskedBy, begin_review, include_entry, record_request, release_copy
from alongside.records.rights.models import CopyFile, EntryToReview
from alongside.records.sharing.changes import restrict
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.plan.sections import Section
from alongside.rules.restrictions import Kept
from alongside.rules.rights import Asker
from tests.cast import Cast, make_cast, with_agreed_plan
from tests.doors.web.signed_in import client_for
from tests.engines.paper.conftest import reading, squeezed

WORDS = "Seeing my granddaughter every Sunday."
FROM_HER = Kept(roles=frozenset({Role.PERSON}))
FROM_NURSES = Kept(roles=frozenset({Role.PROFESSIONAL}))


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = make_cast()
    with time_machine.travel(cast.now, tick=True):
        yield with_agreed_plan(cast)


def kept(cast: Cast, whom: Kept, **what: object) -> UUID:
    """An entry of hers (or what is given), kept from these by a safeguarding lead; the entry's id."""
    lead, amina = cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery"), cast.people["Amina"]
    set_identity(lead, cast.now)
    plan = open_plan(by=lead, person=amina, purpose=Purpose.DIRECT_CARE, now=cast.now)
    entry = next(item.id for item in plan.content.items if item.words == WORDS)
    restrict(by=lead, person=amina, kept=whom, reason="Told alone.", now=cast.now, **(what or {"items": [entry]}))
    return entry


def printed_by(cast: Cast, actor: Actor) -> str:
    answer = client_for(actor).get(f"/people/{cast.people['Amina']}/plan/copy.pdf")
    assert answer.status_code == 200
    return reading(SimpleNamespace(pdf=answer.content)).words


@pytest.mark.django_db
def test_her_copy_printed_by_the_nurse_holds_nothing_that_she_is_kept_from(cast: Cast) -> None:
    assert squeezed(WORDS) in printed_by(cast, cast.nurse)
    kept(cast, FROM_HER)
    assert WORDS in client_for(cast.nurse).get(f"/people/{cast.people['Amina']}/plan/").content.decode()
    assert squeezed(WORDS) not in printed_by(cast, cast.nurse)


@pytest.mark.django_db
def test_nor_a_part_that_she_is_kept_from(cast: Cast) -> None:
    kept(cast, FROM_HER, section=Section.WHAT_MATTERS)
    words = printed_by(cast, cast.nurse)
    assert squeezed(WORDS) not in words
    assert squeezed("Walk to the allotment and back.") in words


@pytest.mark.django_db
def test_what_was_done_with_an_entry_is_not_in_the_list_of_whom_it_is_kept_from(cast: Cast) -> None:
    entry = kept(cast, FROM_HER)
    set_identity(cast.person("Amina"), cast.now)
    assert not Event.objects.filter(person=cast.people["Amina"], detail__item=str(entry)).exists()
    assert Event.objects.filter(person=cast.people["Amina"], kind="words.added").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_kept", [False, True])
def test_a_representatives_copy_leaves_out_what_anybody_is_kept_from_also_its_reviewer(*, is_kept: bool) -> None:
    """The nurse who reviews it is kept from the entry: they would have let it out unread, and opened the file."""
    with transaction.atomic():
        cast = with_agreed_plan(make_cast())
        nurse = cast.nurse
        if is_kept:
            kept(cast, FROM_NURSES)
    files = made_for_a_representative(cast, nurse)
    assert json.loads(files["json"])["withheld"] == 0
    for words, is_there in (("Walk to the allotment and back.", True), (WORDS, not is_kept)):
        assert (words in files["json"].decode()) is is_there
        assert (words in files["fhir"].decode()) is is_there
        assert (squeezed(words) in reading(SimpleNamespace(pdf=files["pdf"])).words) is is_there


def made_for_a_representative(cast: Cast, nurse: Actor) -> dict[str, bytes]:
    """The files as the nurse opens them, who reviewed every entry and let it out."""
    with time_machine.travel(cast.now, tick=True):
        asked = AskedBy(Asker.REPRESENTATIVE, "Zinnia Begum", "Her letter, seen.", cast.now.date())
        with acting_as(nurse, cast.now):
            request = record_request(by=nurse, person=cast.people["Amina"], asked=asked, now=cast.now)
            begin_review(by=nurse, request=request, now=cast.now)
            for each in EntryToReview.objects.filter(request_id=request):
                include_entry(by=nurse, entry=each.id, now=cast.now)
            release_copy(by=nurse, request=request, now=cast.now)
        assert make_due() == 1
        with acting_as(nurse, cast.now):
            return {row.kind: bytes(row.content) for row in CopyFile.objects.filter(request_id=request)}
