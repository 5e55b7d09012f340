"""Corrections, disagreement, complaints, texts and contacts: who may, what is kept, and what is refused."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.records.disagreements.changes import disagree, withdraw_disagreement
from alongside.records.disagreements.models import Disagreement
from alongside.records.disagreements.reads import beside_entries
from alongside.records.plans.changes import change_item, move_round, withdraw_contribution
from alongside.records.plans.reads import item_in_draft, open_draft, open_plan
from alongside.records.plans.values import Edit
from alongside.records.rights.changes import (
    Heard,
    NewContact,
    Wanted,
    accept_correction,
    acknowledge_complaint,
    answer_complaint,
    approve_text,
    ask_for_correction,
    raise_complaint,
    refuse_correction,
    set_rights_contact,
    write_text,
)
from alongside.records.rights.models import Complaint, Correction, TextVersion
from alongside.records.rights.reads import (
    complaint_view,
    complaints_of,
    complaints_to_answer,
    contacts_for,
    correction_view,
    corrections_of,
    corrections_to_answer,
    open_entry_now,
    text_in_force,
    text_versions,
)
from alongside.records.rights.values import IN_NO_DRAFT
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.plan.content import Channel, Item
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Stale, Unknown
from alongside.rules.stages import Stage
from tests.cast import Cast, make_cast, with_agreed_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast(db: None) -> Cast:
    return with_agreed_plan(make_cast())


@pytest.fixture
def officer(cast: Cast) -> Actor:
    return cast.staff("Petra Okafor", Role.PRIVACY_OFFICER, "Greenfield Surgery")


def first_item(cast: Cast) -> Item:
    person = cast.person("Amina")
    set_identity(person, cast.now)
    plan = open_plan(by=person, person=cast.people["Amina"], purpose=Purpose.OWN_RECORD, now=cast.now)
    return plan.content.items[0]


def asked(cast: Cast, **more: object) -> UUID:
    """Amina asks for the first entry of her plan to be put right."""
    item = first_item(cast)
    wanted = Wanted(item.section, item.words, "It is every Saturday.", item.id, 1)
    return ask_for_correction(
        by=cast.person("Amina"), person=cast.people["Amina"], wanted=replace(wanted, **more), now=cast.now
    )


def seen(by: Actor, correction: UUID, cast: Cast) -> str:
    """The tag of the entry as the answerer's page shows it now."""
    return open_entry_now(by=by, asked=correction_view(by=by, correction=correction), now=cast.now).tag


def answered(by: Actor, correction: UUID, cast: Cast, *, words: str = "", shown: str = "") -> None:
    shown = shown or seen(by, correction, cast)
    accept_correction(by=by, correction=correction, answer="Put right.", words=words, shown=shown, now=cast.now)


def changed_meanwhile(cast: Cast, item: UUID, words: str) -> None:
    """The nurse puts newer words for an entry of Amina's draft."""
    set_identity(cast.nurse, cast.now)
    round_id = cast.rounds["Amina"]
    old = item_in_draft(by=cast.nurse, round_id=round_id, item=item)
    edit = Edit(words, old.importance, old.confidence, old.who, old.by_when)
    change_item(by=cast.nurse, round_id=round_id, item=item, based_on=old.seq, edit=edit, now=cast.now)


class TestCorrections:
    def test_it_goes_to_the_team_with_a_month_to_answer(self, cast: Cast) -> None:
        correction = asked(cast)
        set_identity(cast.coordinator, cast.now)
        (waiting,) = corrections_to_answer(by=cast.coordinator, now=cast.now)
        assert (waiting.id, waiting.due_on, waiting.asked_by_name) == (correction, date(2026, 12, 2), "Amina Begum")

    def test_accepted_it_is_newer_words_that_say_what_they_correct_and_the_version_stays(self, cast: Cast) -> None:
        item, correction = first_item(cast), asked(cast)
        by = cast.coordinator
        set_identity(by, cast.now)
        words = "Seeing my granddaughter every Saturday."
        answered(by, correction, cast, words=words)
        view = correction_view(by=by, correction=correction)
        assert (view.is_accepted, view.corrected_number, view.corrected_round) == (True, 2, cast.rounds["Amina"])
        draft = item_in_draft(by=by, round_id=cast.rounds["Amina"], item=item.id)
        assert (draft.words, draft.said_by, draft.typed_by) == (words, "Amina", "Carol Okoro")
        assert first_item(cast).words == "Seeing my granddaughter every Sunday."
        with pytest.raises(NotReady, match=r"correction.answered-already"):
            set_identity(by, cast.now)
            refuse_correction(by=by, correction=correction, answer="No.", now=cast.now)

    def test_refused_it_says_why(self, cast: Cast) -> None:
        correction = asked(cast)
        by = cast.coordinator
        set_identity(by, cast.now)
        shown = seen(by, correction, cast)
        answer = "It is what you said on the day."
        refuse_correction(by=by, correction=correction, answer=answer, shown=shown, now=cast.now)
        set_identity(cast.person("Amina"), cast.now)
        (view,) = corrections_of(by=cast.person("Amina"), person=cast.people["Amina"])
        assert (view.is_accepted, view.answer) == (False, "It is what you said on the day.")

    def test_of_a_record_from_elsewhere_the_answer_says_what_was_done(self, cast: Cast) -> None:
        correction = asked(cast, section=Section.HEALTH, item=None, version=None, about="Asthma since 2001")
        set_identity(cast.nurse, cast.now)
        accept_correction(by=cast.nurse, correction=correction, answer="Put right in the GP system.", now=cast.now)
        assert correction_view(by=cast.nurse, correction=correction).corrected_number is None

    def test_what_was_changed_since_the_page_was_shown_is_not_written_over(self, cast: Cast) -> None:
        item, correction = first_item(cast), asked(cast)
        set_identity(cast.coordinator, cast.now)
        shown = seen(cast.coordinator, correction, cast)
        changed_meanwhile(cast, item.id, "Seeing my granddaughter on Fridays.")
        by = cast.coordinator
        set_identity(by, cast.now)
        with pytest.raises(Stale):
            answered(by, correction, cast, words="Every Saturday.", shown=shown)
        with pytest.raises(Stale):
            answered(by, correction, cast, shown=shown)
        with pytest.raises(Stale):
            refuse_correction(by=by, correction=correction, answer="It stays.", shown=shown, now=cast.now)
        draft = item_in_draft(by=by, round_id=cast.rounds["Amina"], item=item.id)
        assert draft.words == "Seeing my granddaughter on Fridays."
        assert correction_view(by=by, correction=correction).is_accepted is None

    def test_what_somebody_else_put_there_may_be_right_already(self, cast: Cast) -> None:
        item, correction = first_item(cast), asked(cast)
        changed_meanwhile(cast, item.id, "Seeing my granddaughter every Saturday.")
        by = cast.coordinator
        set_identity(by, cast.now)
        answered(by, correction, cast)
        view = correction_view(by=by, correction=correction)
        assert (view.is_accepted, view.corrected_number, view.corrected_round) == (True, 2, cast.rounds["Amina"])
        assert item_in_draft(by=by, round_id=cast.rounds["Amina"], item=item.id).seq == 2, "nothing was written"

    def test_what_was_taken_out_is_seen_to_be_gone(self, cast: Cast) -> None:
        item, correction = first_item(cast), asked(cast)
        by, round_id = cast.coordinator, cast.rounds["Amina"]
        set_identity(by, cast.now)
        shown = seen(by, correction, cast)
        based_on = item_in_draft(by=by, round_id=round_id, item=item.id).seq
        withdraw_contribution(by=by, round_id=round_id, item=item.id, based_on=based_on, now=cast.now)
        with pytest.raises(Stale):
            answered(by, correction, cast, shown=shown)
        now = open_entry_now(by=by, asked=correction_view(by=by, correction=correction), now=cast.now)
        assert (now.item, now.is_in_draft, now.tag) == (None, True, IN_NO_DRAFT)
        answered(by, correction, cast)
        view = correction_view(by=by, correction=correction)
        assert (view.is_accepted, view.corrected_number) == (True, None)

    def test_without_a_round_what_stands_is_that_of_the_newest_version(self, cast: Cast) -> None:
        item, correction = first_item(cast), asked(cast)
        by = cast.coordinator
        set_identity(by, cast.now)
        move_round(by=by, round_id=cast.rounds["Amina"], to=Stage.CLOSED, now=cast.now)
        now = open_entry_now(by=by, asked=correction_view(by=by, correction=correction), now=cast.now)
        assert (now.item and now.item.words, now.is_in_draft, now.tag) == (item.words, False, IN_NO_DRAFT)

    def test_what_she_asked_by_phone_is_her_request_through_the_nurse(self, cast: Cast) -> None:
        item, nurse, amina = first_item(cast), cast.nurse, cast.people["Amina"]
        set_identity(nurse, cast.now)
        wanted = Wanted(item.section, item.words, "It is every Saturday.", item.id, 1)
        heard = Heard(Channel.PHONE, date(2026, 10, 30))
        correction = ask_for_correction(by=nurse, person=amina, wanted=wanted, heard=heard, now=cast.now)
        view = correction_view(by=nurse, correction=correction)
        assert (view.asked_by_name, view.typed_by_name, view.asked_how) == ("Amina Begum", nurse.name, Channel.PHONE)
        assert (view.asked_on, view.due_on) == (date(2026, 10, 30), date(2026, 11, 30))
        set_identity(cast.person("Amina"), cast.now)
        assert [each.id for each in corrections_of(by=cast.person("Amina"), person=amina)] == [correction]

    def test_who_does_not_look_after_her_writes_no_request_down(self, cast: Cast) -> None:
        item = first_item(cast)
        wanted = Wanted(item.section, item.words, "It is every Saturday.", item.id, 1)
        heard = Heard(Channel.PHONE, cast.now.date())
        asks = {"person": cast.people["Amina"], "wanted": wanted, "now": cast.now}
        for other, refusal in ((cast.intruder, NotAllowed), (cast.charity_worker, NotAllowed)):
            set_identity(other, cast.now)
            with pytest.raises(refusal):
                ask_for_correction(by=other, heard=heard, **asks)
        set_identity(cast.nurse, cast.now)
        with pytest.raises(Invalid, match=r"rights.how-asked"):
            ask_for_correction(by=cast.nurse, **asks)
        set_identity(cast.person("Amina"), cast.now)
        with pytest.raises(Invalid, match=r"rights.how-asked"):
            ask_for_correction(by=cast.person("Amina"), heard=heard, **asks)

    def test_who_wrote_it_down_is_there_when_the_person_did_not(self, cast: Cast) -> None:
        asked(cast)
        row = Correction.objects.get()
        row.id, row.asked_how = uuid4(), Channel.PHONE
        with pytest.raises(IntegrityError, match="rights_correction_typed_by_whom"), transaction.atomic():
            row.save(force_insert=True)

    def test_nobody_outside_the_team_sees_or_answers_it(self, cast: Cast) -> None:
        correction = asked(cast)
        for other in (cast.intruder, cast.charity_worker, cast.person("Bert")):
            set_identity(other, cast.now)
            assert not Correction.objects.exists()
            with pytest.raises(Unknown):
                refuse_correction(by=other, correction=correction, answer="No.", now=cast.now)

    def test_an_entry_that_is_in_no_draft_waits_for_a_review(self, cast: Cast) -> None:
        correction = asked(cast, item=uuid4())
        set_identity(cast.nurse, cast.now)
        with pytest.raises(NotReady, match=r"rights.no-open-round"):
            accept_correction(by=cast.nurse, correction=correction, answer="Yes.", words="Newer.", now=cast.now)

    def test_half_an_answer_is_refused_by_the_database(self, cast: Cast) -> None:
        asked(cast)
        set_identity(cast.nurse, cast.now)
        with pytest.raises(IntegrityError, match="rights_correction_whole"), transaction.atomic():
            Correction.objects.update(is_accepted=True, answer="Yes.", answered_by=cast.nurse.account)


class TestDisagreement:
    def test_it_stands_beside_the_entry_for_everybody_who_sees_it(self, cast: Cast) -> None:
        item, person, amina = first_item(cast), cast.person("Amina"), cast.people["Amina"]
        words = "I never said every."
        disagree(by=person, person=amina, item=item.id, section=item.section, words=words, based_on=0, now=cast.now)
        for reader in (person, cast.nurse):
            set_identity(reader, cast.now)
            plan = open_plan(by=reader, person=amina, purpose=Purpose.DIRECT_CARE, now=cast.now)
            beside = plan.content.items[0].beside
            assert beside is not None
            assert (beside.words, beside.said_by) == (words, "Amina Begum")
            draft = open_draft(by=reader, round_id=cast.rounds["Amina"], purpose=Purpose.DIRECT_CARE, now=cast.now)
            assert draft.content.items[0].beside == beside
        set_identity(cast.charity_worker, cast.now)
        assert not Disagreement.objects.exists()

    def test_the_newest_words_count_and_they_can_be_taken_back(self, cast: Cast) -> None:
        item, person, amina = first_item(cast), cast.person("Amina"), cast.people["Amina"]
        entry = {"by": person, "person": amina, "item": item.id, "section": item.section, "now": cast.now}
        disagree(words="Not so.", based_on=0, **entry)
        disagree(words="Not quite so.", based_on=1, **entry)
        assert [each.words for each in beside_entries(by=person, person=amina).values()] == ["Not quite so."]
        with pytest.raises(Stale):
            disagree(words="Again.", based_on=1, **entry)
        withdraw_disagreement(based_on=2, **entry)
        assert beside_entries(by=person, person=amina) == {}
        assert Disagreement.objects.count() == 3

    def test_what_was_agreed_keeps_its_fingerprint_and_what_was_shown_is_still_what_is_agreed_to(
        self, cast: Cast
    ) -> None:
        item, person, amina = first_item(cast), cast.person("Amina"), cast.people["Amina"]
        before = open_plan(by=person, person=amina, purpose=Purpose.OWN_RECORD, now=cast.now)
        disagree(by=person, person=amina, item=item.id, section=item.section, words="No.", based_on=0, now=cast.now)
        after = open_plan(by=person, person=amina, purpose=Purpose.OWN_RECORD, now=cast.now)
        assert before.version == after.version
        assert before.tag != after.tag, "another system has to fetch it again"

    def test_a_stranger_says_nothing_beside_her_entries(self, cast: Cast) -> None:
        item = first_item(cast)
        set_identity(cast.intruder, cast.now)
        row = Disagreement(
            id=uuid4(), person_id=cast.people["Amina"], item=item.id, section=item.section, number=1, words="No.",
            said_by="Amina", typed_by=cast.intruder.account, typed_by_name="Ivan", said_at=cast.now,
        )  # fmt: skip
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            row.save(force_insert=True)

    def test_newer_words_keep_what_stands_beside_them(self, cast: Cast) -> None:
        item, person, amina = first_item(cast), cast.person("Amina"), cast.people["Amina"]
        disagree(by=person, person=amina, item=item.id, section=item.section, words="No.", based_on=0, now=cast.now)
        change_item(
            by=person, round_id=cast.rounds["Amina"], item=item.id, based_on=1, edit=Edit("Seeing her."), now=cast.now
        )
        draft = open_draft(by=person, round_id=cast.rounds["Amina"], purpose=Purpose.OWN_RECORD, now=cast.now)
        assert draft.content.items[0].words == "Seeing her."
        assert draft.content.items[0].beside is not None


class TestComplaints:
    def raised(self, cast: Cast) -> UUID:
        person = cast.person("Amina")
        set_identity(person, cast.now)
        greenfield = cast.organisations["Greenfield Surgery"]
        return raise_complaint(by=person, organisation=greenfield, words="Nobody asked me.", wanted="", now=cast.now)

    def test_it_has_its_clocks_and_goes_past_the_team(self, cast: Cast, officer: Actor) -> None:
        complaint = self.raised(cast)
        for member in (cast.coordinator, cast.nurse, cast.staff("Lou", Role.ORGANISATION_LEAD, "Greenfield Surgery")):
            set_identity(member, cast.now)
            assert not Complaint.objects.exists(), member.role
        set_identity(officer, cast.now)
        (view,) = complaints_to_answer(by=officer, now=cast.now)
        assert (view.id, view.acknowledge_on, view.due_on) == (complaint, date(2026, 11, 5), date(2027, 5, 3))

    def test_it_is_acknowledged_and_answered_once(self, cast: Cast, officer: Actor) -> None:
        complaint = self.raised(cast)
        set_identity(officer, cast.now)
        acknowledge_complaint(by=officer, complaint=complaint, now=cast.now)
        later = cast.now + timedelta(days=9)
        answer_complaint(by=officer, complaint=complaint, answer="We will ask you again.", now=later)
        with pytest.raises(NotReady, match=r"complaint.answered-already"):
            answer_complaint(by=officer, complaint=complaint, answer="And again.", now=later)
        set_identity(cast.person("Amina"), cast.now)
        (view,) = complaints_of(by=cast.person("Amina"), person=cast.people["Amina"])
        assert (view.answer, view.acknowledged_at, view.answered_at) == ("We will ask you again.", cast.now, later)

    def test_an_officer_who_took_part_neither_sees_nor_answers_it(self, cast: Cast) -> None:
        """Carol coordinates, and is the privacy officer of a small surgery besides."""
        complaint = self.raised(cast)
        carol = replace(cast.coordinator, role=Role.PRIVACY_OFFICER)
        set_identity(carol, cast.now)
        assert complaints_to_answer(by=carol, now=cast.now) == ()
        with pytest.raises(Unknown):
            complaint_view(by=carol, complaint=complaint)
        with pytest.raises(Unknown):
            answer_complaint(by=carol, complaint=complaint, answer="All is well.", now=cast.now)

    def test_it_is_raised_with_an_organisation_that_looks_after_her(self, cast: Cast) -> None:
        person = cast.person("Amina")
        set_identity(person, cast.now)
        with pytest.raises(Invalid, match=r"rights.not-their-organisation"):
            raise_complaint(
                by=person, organisation=cast.organisations["Riverside"], words="Nobody asked.", wanted="", now=cast.now
            )


class TestTexts:
    def test_the_text_that_comes_with_the_service_names_the_organisation_and_whom_to_ask(
        self, cast: Cast, officer: Actor
    ) -> None:
        set_identity(officer, cast.now)
        contact = NewContact(officer_name="Petra Okafor", record_kind="general-practice", email="privacy@example.org")
        set_rights_contact(by=officer, contact=contact, now=cast.now)
        greenfield = cast.organisations["Greenfield Surgery"]
        for kind in ("privacy-notice", "impact-assessment", "sharing-agreement"):
            text = text_in_force(by=officer, organisation=greenfield, kind=kind)
            assert text.number == 0
            assert "Greenfield Surgery" in text.words
            assert "{" not in text.words
        assert "privacy@example.org" in text_in_force(by=officer, organisation=greenfield, kind="privacy-notice").words

    def test_one_writes_and_another_approves(self, cast: Cast, officer: Actor) -> None:
        administrator = cast.staff("Adam Cole", Role.ADMINISTRATOR, "Greenfield Surgery")
        greenfield = cast.organisations["Greenfield Surgery"]
        set_identity(administrator, cast.now)
        assert write_text(by=administrator, kind="privacy-notice", words="Ours.", based_on=0, now=cast.now) == 1
        assert text_in_force(by=administrator, organisation=greenfield, kind="privacy-notice").number == 0
        with pytest.raises(Stale):
            write_text(by=administrator, kind="privacy-notice", words="Ours too.", based_on=0, now=cast.now)
        set_identity(officer, cast.now)
        approve_text(by=officer, kind="privacy-notice", number=1, now=cast.now)
        with pytest.raises(NotReady, match=r"text.approved-already"):
            approve_text(by=officer, kind="privacy-notice", number=1, now=cast.now)
        stranger = cast.person("Bert")
        set_identity(stranger, cast.now)
        assert text_in_force(by=stranger, organisation=greenfield, kind="privacy-notice").words == "Ours."

    def test_nobody_approves_their_own_words_nor_sees_anothers_drafts(self, cast: Cast, officer: Actor) -> None:
        set_identity(officer, cast.now)
        write_text(by=officer, kind="sharing-agreement", words="Ours.", based_on=0, now=cast.now)
        with pytest.raises(NotAllowed, match=r"access.two-people"):
            approve_text(by=officer, kind="sharing-agreement", number=1, now=cast.now)
        other = cast.staff("Pia Lund", Role.PRIVACY_OFFICER, "Hillview Surgery")
        set_identity(other, cast.now)
        assert not TextVersion.objects.exists()
        greenfield = cast.organisations["Greenfield Surgery"]
        assert text_versions(by=other, organisation=greenfield, kind="sharing-agreement") == ()
        with pytest.raises(Unknown):
            text_in_force(by=other, organisation=greenfield, kind="poem")


def test_whom_to_ask_is_said_by_the_organisation_and_found_by_the_person(cast: Cast, officer: Actor) -> None:
    set_identity(officer, cast.now)
    with pytest.raises(Invalid, match=r"rights.way-to-reach"):
        set_rights_contact(by=officer, contact=NewContact("Petra Okafor", "health"), now=cast.now)
    with pytest.raises(Invalid, match=r"retention.kind"):
        set_rights_contact(by=officer, contact=NewContact("Petra Okafor", "poems", "p@example.org"), now=cast.now)
    set_rights_contact(by=officer, contact=NewContact("Petra Okafor", "health", "p@example.org"), now=cast.now)
    set_rights_contact(by=officer, contact=NewContact("Petra O.", "health", "p@example.org"), now=cast.now)
    person = cast.person("Amina")
    set_identity(person, cast.now)
    answers, every = contacts_for(by=person, person=cast.people["Amina"], now=cast.now)
    assert answers is not None
    assert (answers.organisation_name, answers.officer_name) == ("Greenfield Surgery", "Petra O.")
    assert every == (answers,)
