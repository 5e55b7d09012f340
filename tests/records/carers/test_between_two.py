"""A carer and the one they look after: neither sees anything of the other until it is shown, and both say what is.

Cora looks after Amina. Each has a record, a plan and an account of her own, at the same surgery.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.db import DatabaseError, transaction

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.carers.changes import (
    add_carer,
    answer_caring,
    end_caring,
    identify_carer,
    link_caring,
    record_assessment,
    say_caring,
    show_caring,
    write_part,
)
from alongside.records.carers.models import (
    Answer,
    Assessment,
    CannotCarePart,
    Caring,
    CaringWords,
    Link,
    Shown,
)
from alongside.records.carers.reads import (
    cannot_care_of,
    carer_page,
    caring_page,
    carings_shown,
    shown_page,
)
from alongside.records.carers.rows import parts_of
from alongside.records.carers.values import NewCaring, Said
from alongside.records.careteam.changes import add_supporter, answer_concern, record_involvement
from alongside.records.people.changes.people import PersonDetails
from alongside.records.plans.reads import open_plan, open_round_of, versions_of
from alongside.records.sharing.changes import restrict
from alongside.rules.actors import Actor, Purpose, Role
from alongside.rules.carers import AssessmentAnswer, AssessmentLaw, IdentifiedBy, Showing, Topic, shown_in_emergency
from alongside.rules.involvement import Answer as Decided
from alongside.rules.involvement import Asked, Involve
from alongside.rules.nhs_number import nth_test_number
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Refusal, Stale, Unknown
from alongside.rules.restrictions import Kept
from alongside.rules.sharing_choices import GivenBy
from tests.cast import Cast, make_cast, with_agreed_plan

pytestmark = pytest.mark.django_db

TABLES = (Caring, CaringWords, Link, Assessment, CannotCarePart, Shown, Answer)
ALL = frozenset(Showing)
NOTHING = {"shown to her": False, "on her emergency page": False, "the carer can tell": False}
ON_PAPER = PersonDetails(given_name="Cora", family_name="Hughes", born_on=date(1961, 4, 5), telephone="01632 960130")
SAID = Said("I wash and dress her.", "I want to go on.", "I cannot lift her.", "Not at night.", 40)


@dataclass
class Two:
    """Cora, and Amina whom she looks after."""

    cast: Cast
    caring: UUID
    supporter: UUID

    @property
    def cora(self) -> Actor:
        return self.be(self.cast.person("Cora"))

    @property
    def amina(self) -> Actor:
        return self.be(self.cast.person("Amina"))

    @property
    def coordinator(self) -> Actor:
        return self.be(self.cast.coordinator)

    def be(self, actor: Actor) -> Actor:
        """Act as them from now on, a minute later."""
        self.cast.now += timedelta(minutes=1)
        set_identity(actor, self.cast.now)
        return actor

    def writes(self, topic: Topic, words: str, based_on: int = 0) -> None:
        write_part(by=self.cora, caring=self.caring, topic=topic, words=words, based_on=based_on, now=self.cast.now)

    def shows(self, *parts: Showing) -> None:
        show_caring(by=self.cora, caring=self.caring, parts=parts, now=self.cast.now)

    def answers(self, *, agrees: bool) -> None:
        by = self.amina
        answer_caring(by=by, caring=self.caring, person=by.known_person, agrees=agrees, now=self.cast.now)

    def out(self, reader: Actor) -> list[str]:
        """What this reader sees of the plan, in an emergency of Amina."""
        return [each.words for each in cannot_care_of(by=self.be(reader), person=self.cast.people["Amina"])]


@pytest.fixture
def two(db: None) -> Two:
    """Cora has a record of her own, linked to Amina's, and has said what she does; nothing is shown."""
    cast = with_agreed_plan(make_cast())
    by = cast.coordinator
    set_identity(by, cast.now)
    carer = {"kind": "carer", "name": "Cora Hughes", "relationship": "Sister"}
    supporter = add_supporter(by=by, person=cast.people["Amina"], now=cast.now, **carer)
    found = {"identified_by": IdentifiedBy.PERSON, "details": ON_PAPER}
    caring = add_carer(by=by, supporter=supporter, now=cast.now, **found)
    assert caring is not None
    cast.people["Cora"] = Caring.objects.get(id=caring).person_id
    made = Two(cast, caring, supporter)
    say_caring(by=made.cora, caring=caring, said=SAID, based_on=0, now=cast.now)
    made.writes(Topic.WHO_STEPS_IN, "Ring my brother Ade.")
    made.writes(Topic.MEDICINES, "In the blue box in the kitchen.")
    return made


def seen(reader: Actor) -> dict[str, int]:
    """How many rows of each table this reader reads, with no code of ours in between."""
    return {each.__name__: each.objects.count() for each in TABLES if each.objects.exists()}


class TestNoTrace:
    def test_the_one_who_is_looked_after_finds_nothing(self, two: Two) -> None:
        amina = two.amina
        assert seen(amina) == {}
        assert carings_shown(by=amina) == ()
        with pytest.raises(Unknown):
            shown_page(by=amina, caring=two.caring, now=two.cast.now)
        with pytest.raises(Unknown):
            caring_page(by=amina, caring=two.caring, now=two.cast.now)
        assert two.out(amina) == []
        about = Event.objects.filter(kind__startswith="car").exclude(kind__startswith="care-team")
        assert not about.exists()

    def test_her_own_answer_cannot_be_given_before_she_is_asked(self, two: Two) -> None:
        with pytest.raises(Unknown):
            two.answers(agrees=True)
        row = {"caring": two.caring, "number": 1, "agrees": True, "given_by": "person", "answered_at": two.cast.now}
        amina = two.amina
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Answer(person_id=amina.person, answered_by=amina.account, answered_by_name="Amina", **row).save(
                force_insert=True
            )

    def test_the_carer_finds_nothing_of_the_other(self, two: Two) -> None:
        cora, amina = two.cora, two.cast.people["Amina"]
        with pytest.raises(Refusal):
            open_plan(by=cora, person=amina, purpose=Purpose.DIRECT_CARE, now=two.cast.now)
        assert versions_of(by=cora, person=amina) == ()
        assert open_round_of(by=cora, person=amina) is None
        assert caring_page(by=cora, caring=two.caring, now=two.cast.now).agreed is None
        assert seen(cora)["Caring"] == 1
        assert "Answer" not in seen(cora)

    def test_a_team_that_does_not_look_after_the_carer_finds_nothing(self, two: Two) -> None:
        for reader in (two.cast.intruder, two.cast.charity_worker):
            assert seen(two.be(reader)) == {}
            assert two.out(reader) == []

    @pytest.mark.parametrize("role", [Role.HEALTH_CARE_ASSISTANT, Role.PRACTICE_ADMINISTRATOR, Role.PRIVACY_OFFICER])
    def test_nor_do_roles_that_do_not_need_it(self, two: Two, role: Role) -> None:
        assert seen(two.be(two.cast.staff(f"Any {role}", role, "Greenfield Surgery"))) == {}


class TestShown:
    def test_only_what_she_chose_and_no_more(self, two: Two) -> None:
        two.shows(Showing.LINK)
        (shown,) = carings_shown(by=two.amina)
        assert (shown.carer_name, shown.relationship, shown.said) == ("Cora Hughes", "Sister", None)
        assert shown_page(by=two.amina, caring=two.caring, now=two.cast.now).plan == ()
        two.shows(Showing.LINK, Showing.WORDS)
        assert carings_shown(by=two.amina)[0].said == SAID
        two.shows(*ALL)
        page = shown_page(by=two.amina, caring=two.caring, now=two.cast.now)
        assert [each.words for each in page.plan] == ["Ring my brother Ade.", "In the blue box in the kitchen."]
        assert seen(two.amina) == {}, "the tables themselves stay shut"

    def test_stopped_is_gone_on_the_next_look(self, two: Two) -> None:
        two.shows(*ALL)
        two.answers(agrees=True)
        two.shows()
        assert carings_shown(by=two.amina) == ()
        assert two.out(two.cast.nurse) == []
        assert caring_page(by=two.cora, caring=two.caring, now=two.cast.now).agreed is None

    def test_nothing_is_shown_alone_that_tells_of_the_record(self, two: Two) -> None:
        with pytest.raises(Invalid, match="show-the-record-too"):
            two.shows(Showing.PLAN)

    def test_a_wrong_link_takes_what_was_shown_with_it(self, two: Two) -> None:
        two.shows(*ALL)
        two.answers(agrees=True)
        link_caring(by=two.coordinator, caring=two.caring, cared_for=None, now=two.cast.now)
        assert carings_shown(by=two.amina) == ()
        with pytest.raises(NotReady):
            two.shows(*ALL)
        link_caring(by=two.coordinator, caring=two.caring, cared_for=two.cast.people["Bert"], now=two.cast.now)
        assert carings_shown(by=two.be(two.cast.person("Bert"))) == (), "what she chose was about Amina"
        assert two.out(two.cast.nurse) == []

    def test_once_it_has_ended_nothing_is_shown_or_changed(self, two: Two) -> None:
        two.shows(*ALL)
        end_caring(by=two.cora, caring=two.caring, now=two.cast.now)
        end_caring(by=two.cora, caring=two.caring, now=two.cast.now)
        assert carings_shown(by=two.amina) == ()
        with pytest.raises(NotReady):
            two.writes(Topic.HOME, "The key is with Ade.")


class TestEmergency:
    def test_it_takes_a_yes_of_each(self, two: Two) -> None:
        assert two.out(two.cast.nurse) == []
        two.shows(*ALL)
        assert two.out(two.cast.nurse) == []
        two.answers(agrees=True)
        assert two.out(two.cast.nurse) == ["Ring my brother Ade.", "In the blue box in the kitchen."]
        assert two.out(two.cast.person("Amina")) == ["Ring my brother Ade.", "In the blue box in the kitchen."]
        assert two.out(two.cast.intruder) == []
        two.answers(agrees=False)
        assert two.out(two.cast.nurse) == []

    def test_the_carer_is_told_what_the_other_said(self, two: Two) -> None:
        two.shows(*ALL)
        two.answers(agrees=True)
        page = caring_page(by=two.cora, caring=two.caring, now=two.cast.now)
        assert page.agreed is not None
        assert page.agreed.agrees
        assert [each.topic for each in page.out] == [Topic.WHO_STEPS_IN, Topic.MEDICINES]

    def test_the_rule_and_the_database_agree(self, two: Two) -> None:
        """After every step, what the rule says of all that was written is what the nurse is shown."""
        two.shows(*ALL)
        self._same(two)
        two.answers(agrees=True)
        self._same(two)
        two.writes(Topic.MEDICINES, "In the red box.", 1)
        two.writes(Topic.WHO_STEPS_IN, "Ring my sister Bola.", 1)
        assert self._same(two) == ["Ring my sister Bola.", "In the blue box in the kitchen."]
        assert shown_page(by=two.amina, caring=two.caring, now=two.cast.now).has_changed
        two.writes(Topic.TALKING, "She hears better on the left.")
        self._same(two)
        two.answers(agrees=True)
        assert "In the red box." in self._same(two)
        two.writes(Topic.MEDICINES, "", 2)
        assert "In the red box." not in self._same(two)
        two.shows(Showing.LINK)
        assert self._same(two) == []

    def _same(self, two: Two) -> list[str]:
        page = caring_page(by=two.cora, caring=two.caring, now=two.cast.now)
        ruled = shown_in_emergency(parts_of(two.caring), shows=page.shown, agreed=page.agreed)
        assert page.out == ruled
        assert two.out(two.cast.nurse) == [each.words for each in ruled]
        return [each.words for each in ruled]

    def test_those_who_look_after_both_record_a_yes(self, two: Two) -> None:
        two.shows(*ALL)
        yes = {"caring": two.caring, "person": two.cast.people["Amina"], "agrees": True}
        answer_caring(by=two.coordinator, now=two.cast.now, **yes)
        assert two.out(two.cast.nurse)
        with pytest.raises(Invalid, match="no-best-interests"):
            answer_caring(by=two.coordinator, now=two.cast.now, given_by=GivenBy.BEST_INTERESTS, **yes)
        with pytest.raises(Unknown):
            answer_caring(by=two.be(two.cast.intruder), now=two.cast.now, **yes)

    def test_the_carer_cannot_say_yes_for_the_other(self, two: Two) -> None:
        two.shows(*ALL)
        with pytest.raises(Unknown):
            answer_caring(
                by=two.cora, caring=two.caring, person=two.cast.people["Amina"], agrees=True, now=two.cast.now
            )


class TestKeptApart:
    """What keeps one from the other keeps it both ways, and nobody is told."""

    @pytest.fixture
    def shown(self, two: Two) -> Two:
        two.shows(*ALL)
        two.answers(agrees=True)
        assert two.out(two.cast.nurse)
        return two

    def left(self, two: Two) -> dict[str, bool]:
        """What each still has of the other, and whether the carer could tell that something is amiss."""
        shown, out = carings_shown(by=two.amina), two.out(two.cast.nurse)
        page = caring_page(by=two.cora, caring=two.caring, now=two.cast.now)
        with pytest.raises(Unknown):
            two.answers(agrees=True)
        can_tell = frozenset(page.shown) != frozenset(ALL) or page.agreed is None
        return {"shown to her": bool(shown), "on her emergency page": bool(out), "the carer can tell": can_tell}

    def test_a_carer_whom_the_person_does_not_want(self, shown: Two) -> None:
        no = Decided(Involve.DO_NOT, Asked.OWN_SIGN_IN, shown.cast.now.date())
        record_involvement(by=shown.amina, supporter=shown.supporter, answer=no, now=shown.cast.now)
        assert self.left(shown) == NOTHING

    def test_a_carer_who_is_alleged_to_have_caused_harm(self, shown: Two) -> None:
        lead = shown.be(shown.cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery"))
        answer_concern(by=lead, supporter=shown.supporter, alleged=True, now=shown.cast.now)
        assert self.left(shown) == NOTHING

    @pytest.mark.parametrize(("whose", "who"), [("Amina", "Cora"), ("Cora", "Amina")])
    def test_a_restriction_on_either_record(self, shown: Two, whose: str, who: str) -> None:
        lead = shown.be(shown.cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery"))
        kept = Kept(accounts=frozenset({shown.cast.accounts[who]}))
        restrict(by=lead, person=shown.cast.people[whose], kept=kept, reason="Told alone.", now=shown.cast.now)
        assert self.left(shown) == NOTHING

    def test_a_nurse_who_is_kept_from_the_carer(self, shown: Two) -> None:
        nurse = shown.cast.nurse
        lead = shown.be(shown.cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery"))
        kept = Kept(accounts=frozenset({shown.cast.accounts[nurse.name]}))
        restrict(by=lead, person=shown.cast.people["Cora"], kept=kept, reason="Neighbours.", now=shown.cast.now)
        assert shown.out(nurse) == []
        assert shown.out(shown.cast.coordinator)

    def test_who_may_not_know_of_the_other_reads_nothing_of_them_in_the_carers_record(self, shown: Two) -> None:
        assert seen(shown.be(shown.cast.nurse))["Caring"] == 1
        lead = shown.be(shown.cast.staff("Lee Marsh", Role.SAFEGUARDING_LEAD, "Greenfield Surgery"))
        kept = Kept(accounts=frozenset({shown.cast.accounts["Nadia Rahman"]}))
        restrict(by=lead, person=shown.cast.people["Amina"], kept=kept, reason="Neighbours.", now=shown.cast.now)
        assert seen(shown.be(shown.cast.nurse)) == {}
        assert seen(shown.cora)["Caring"] == 1


class TestFound:
    def test_by_herself_before_the_other_is_known_here(self, two: Two) -> None:
        new = NewCaring("My neighbour Olu", "Neighbour", IdentifiedBy.SELF)
        by = two.be(two.cast.person("Bert"))
        caring = identify_carer(by=by, person=by.known_person, new=new, now=two.cast.now)
        page = caring_page(by=by, caring=caring, now=two.cast.now)
        assert (page.caring.cares_for, page.other, page.shown) == ("My neighbour Olu", None, frozenset())
        with pytest.raises(NotReady, match="link-first"):
            show_caring(by=by, caring=caring, parts=ALL, now=two.cast.now)

    def test_by_staff_of_her_own_surgery_alone(self, two: Two) -> None:
        new = NewCaring("Olu", "", IdentifiedBy.STAFF)
        identify_carer(by=two.coordinator, person=two.cast.people["Bert"], new=new, now=two.cast.now)
        assert len(carer_page(by=two.coordinator, person=two.cast.people["Bert"], now=two.cast.now).carings) == 1
        with pytest.raises(NotAllowed):
            identify_carer(by=two.be(two.cast.intruder), person=two.cast.people["Bert"], new=new, now=two.cast.now)

    def test_from_a_supporter_with_no_word_in_the_record_of_the_other(self, two: Two) -> None:
        (view,) = carer_page(by=two.coordinator, person=two.cast.people["Cora"], now=two.cast.now).carings
        assert (view.cares_for, view.relationship, view.said) == ("Amina", "Sister", SAID)
        assert view.identified_by == IdentifiedBy.PERSON

    def test_nobody_gets_a_second_record_and_only_family_friends_and_carers_get_one(self, two: Two) -> None:
        by, amina = two.coordinator, two.cast.people["Amina"]
        again = {"identified_by": IdentifiedBy.STAFF, "details": ON_PAPER}
        with pytest.raises(Invalid, match="same-name-here"):
            add_carer(by=by, supporter=two.supporter, now=two.cast.now, **again)
        nurse = add_supporter(by=by, person=amina, kind="professional", name="Dawn Price", now=two.cast.now)
        with pytest.raises(NotReady, match=r"carer.kind"):
            add_carer(by=by, supporter=nurse, now=two.cast.now, **again)

    def test_a_known_number_is_never_added_to(self, two: Two) -> None:
        known = PersonDetails("Carol", "Other", date(1961, 4, 5), nhs_number=nth_test_number(2))
        found = {"identified_by": IdentifiedBy.STAFF, "details": known}
        assert add_carer(by=two.coordinator, supporter=two.supporter, now=two.cast.now, **found) is None

    def test_nobody_is_linked_to_themselves_or_to_somebody_elsewhere(self, two: Two) -> None:
        with pytest.raises(Invalid, match="own-record"):
            link_caring(by=two.coordinator, caring=two.caring, cared_for=two.cast.people["Cora"], now=two.cast.now)
        with pytest.raises(Invalid, match="not-on-list"):
            link_caring(by=two.coordinator, caring=two.caring, cared_for=two.caring, now=two.cast.now)


class TestWords:
    def test_who_writes_second_reads_first(self, two: Two) -> None:
        with pytest.raises(Stale):
            say_caring(by=two.cora, caring=two.caring, said=SAID, based_on=0, now=two.cast.now)
        with pytest.raises(Stale):
            two.writes(Topic.MEDICINES, "Elsewhere.")

    def test_an_assessment_is_offered_and_answered(self, two: Two) -> None:
        offered = {"caring": two.caring, "offered_on": two.cast.now.date()}
        for answer in (AssessmentAnswer.NOT_YET, AssessmentAnswer.ACCEPTED):
            record_assessment(by=two.coordinator, answer=answer, words="", now=two.cast.now, **offered)
        page = caring_page(by=two.cora, caring=two.caring, now=two.cast.now)
        assert [each.answer for each in page.assessments] == [AssessmentAnswer.ACCEPTED, AssessmentAnswer.NOT_YET]
        assert page.law == AssessmentLaw.ADULT

    def test_the_database_holds_whose_a_part_is(self, two: Two) -> None:
        cora = two.cora
        row = {"person_id": cora.person, "caring_id": two.caring, "number": 9, "words": "x", "written_at": two.cast.now}
        with pytest.raises(DatabaseError, match="says_whose_it_is"), transaction.atomic():
            CannotCarePart(
                topic=Topic.MEDICINES, about="carer", written_by=cora.account, written_by_name="Cora", **row
            ).save(force_insert=True)
