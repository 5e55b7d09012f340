"""A person's rights: a yes and a no for each rule, with the law that it stands on."""

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.rules.plan.content import Channel, Whose
from alongside.rules.refusals import Invalid, NotAllowed, NotReady
from alongside.rules.rights import (
    Asker,
    Controllers,
    Entry,
    Ground,
    Keeper,
    Opinion,
    Why,
    Withholding,
    acknowledge_due,
    answer_due,
    check_all_decided,
    check_can_extend,
    check_how_asked,
    check_independent,
    check_withholding,
    complaint_due,
    controllers,
    has_changed_since,
    why_reviewed,
)

TODAY = date(2026, 11, 27)
OTHERS = frozenset({"Zinnia Begum"})
OPINION = Opinion("Dr Nadia Rahman", "GP", date(2026, 11, 20), "Reading this now would set her back badly.")


def entry(**more: object) -> Entry:
    return Entry(**{"id": uuid4(), "said_by": "Amina Begum", "whose": Whose.PERSON, "words": "I walk.", **more})  # type: ignore[arg-type]


def why(asker: Asker = Asker.REPRESENTATIVE, **more: object) -> Why | None:
    return why_reviewed(entry(**more), asker, "Amina Begum", OTHERS)


class TestHowARequestCame:
    """UK GDPR Art. 12(3): the month runs from the day on which it was asked, in whatever way."""

    @pytest.mark.parametrize("how", [Channel.CONVERSATION, Channel.PHONE, Channel.PAPER])
    def test_staff_hear_of_it_in_any_way_but_online(self, how: Channel) -> None:
        check_how_asked(how, TODAY, TODAY, by_the_person=False)

    def test_the_person_asks_on_their_page(self) -> None:
        check_how_asked(Channel.ONLINE, TODAY, TODAY, by_the_person=True)

    @pytest.mark.parametrize(("how", "by_the_person"), [(Channel.ONLINE, False), (Channel.PHONE, True)])
    def test_neither_does_it_for_the_other(self, how: Channel, by_the_person: bool) -> None:
        with pytest.raises(Invalid, match=r"rights.how-asked"):
            check_how_asked(how, TODAY, TODAY, by_the_person=by_the_person)

    def test_nobody_asked_tomorrow(self) -> None:
        with pytest.raises(Invalid, match=r"rights.asked-in-future"):
            check_how_asked(Channel.PHONE, date(2026, 11, 28), TODAY, by_the_person=False)


class TestAnEntryThatIsToBePutRight:
    def test_the_same_words_are_not_changed(self) -> None:
        assert not has_changed_since("I walk.", "I walk.")

    @pytest.mark.parametrize("now", ["I run.", "", None])
    def test_other_words_or_none_are(self, now: str | None) -> None:
        assert has_changed_since("I walk.", now)


class TestWhatAReviewerLooksAt:
    """UK GDPR Art. 15(4); DPA 2018 Sch. 2 para. 16."""

    def test_the_persons_own_copy_needs_no_reviewer(self) -> None:
        assert why(Asker.OWN, words="Zinnia helps me.", whose=Whose.CARER, is_about_somebody=True) is None

    def test_the_words_of_a_carer_or_of_somebody_around_the_person(self) -> None:
        assert why(whose=Whose.CARER, said_by="Sam") == Why.SAID_BY_ANOTHER
        assert why(whose=None, said_by="Zinnia Begum") == Why.SAID_BY_ANOTHER

    def test_words_that_name_somebody_around_the_person(self) -> None:
        assert why(words="My sister (Zinnia) drives me.") == Why.NAMES_SOMEBODY
        assert why(Asker.SUBJECT_ACCESS, words="zinnia, always") == Why.NAMES_SOMEBODY

    def test_the_persons_own_name_and_a_professionals_are_no_reason(self) -> None:
        """A shared family name is the person's own; professionals: DPA 2018 Sch. 2 para. 17."""
        assert why(words="Mrs Begum walks.") is None
        assert why(words="Dr Nadia Rahman said so.", whose=Whose.PROFESSIONAL, said_by="Nadia Rahman") is None

    def test_what_is_about_somebody_else_or_may_do_harm(self) -> None:
        assert why(is_about_somebody=True) == Why.ABOUT_SOMEBODY
        assert why(may_harm=True, is_about_somebody=True) == Why.MAY_HARM


def check(ground: Ground, asker: Asker = Asker.REPRESENTATIVE, of: Entry | None = None, **more: object) -> None:
    given = {"ground": ground, "reason": "It would tell about her sister.", **more}
    check_withholding(of or entry(whose=Whose.CARER), asker, Withholding(**given), TODAY)  # type: ignore[arg-type]


class TestGroundsForWithholding:
    def test_a_third_party_who_was_asked(self) -> None:
        check(Ground.THIRD_PARTY, consent_asked=True)

    def test_a_third_party_who_was_not_asked(self) -> None:
        with pytest.raises(Invalid, match=r"rights.ask-third-party"):
            check(Ground.THIRD_PARTY)

    def test_a_professional_is_never_withheld_as_a_third_party(self) -> None:
        with pytest.raises(Invalid, match=r"rights.professional-not-withheld"):
            check(Ground.THIRD_PARTY, of=entry(whose=Whose.PROFESSIONAL), consent_asked=True)

    def test_the_persons_own_words_are_theirs_but_a_proxy_may_not_get_them(self) -> None:
        with pytest.raises(Invalid, match=r"rights.own-words-not-withheld"):
            check(Ground.THIRD_PARTY, of=entry(), consent_asked=True)
        check(Ground.THIRD_PARTY, Asker.PROXY, of=entry(), consent_asked=True)
        check(Ground.THIRD_PARTY, of=entry(is_about_somebody=True), consent_asked=True)

    def test_serious_harm_with_the_opinion_of_a_health_professional(self) -> None:
        """DPA 2018 Sch. 3 para. 5."""
        check(Ground.SERIOUS_HARM, opinion=OPINION)

    @pytest.mark.parametrize("missing", [None, replace(OPINION, by_name=" "), replace(OPINION, words="")])
    def test_serious_harm_without_one(self, missing: Opinion | None) -> None:
        with pytest.raises(Invalid, match=r"rights.opinion-needed"):
            check(Ground.SERIOUS_HARM, opinion=missing)

    @pytest.mark.parametrize("given_on", [date(2026, 5, 26), date(2026, 11, 28)])
    def test_serious_harm_with_an_old_opinion_or_one_from_the_future(self, given_on: date) -> None:
        with pytest.raises(Invalid, match=r"rights.opinion-too-old"):
            check(Ground.SERIOUS_HARM, opinion=replace(OPINION, given_on=given_on))
        check(Ground.SERIOUS_HARM, opinion=replace(OPINION, given_on=date(2026, 5, 27)))

    def test_what_was_told_in_confidence_from_the_one_who_asks(self) -> None:
        """DPA 2018 Sch. 3 para. 4: never against the person themselves."""
        check(Ground.TOLD_IN_CONFIDENCE, Asker.PROXY, of=entry())
        with pytest.raises(Invalid, match=r"rights.not-from-the-person"):
            check(Ground.TOLD_IN_CONFIDENCE, Asker.SUBJECT_ACCESS, of=entry())

    def test_no_ground_without_a_reason(self) -> None:
        with pytest.raises(Invalid, match=r"rights.reason-needed"):
            check(Ground.SERIOUS_HARM, reason="Because.", opinion=OPINION)

    def test_every_entry_is_decided_about(self) -> None:
        first, second = uuid4(), uuid4()
        check_all_decided([first, second], {first, second})
        with pytest.raises(NotReady) as refused:
            check_all_decided([first, second], {first})
        assert refused.value.values == {"left": 1}


class TestClocks:
    @pytest.mark.parametrize(
        ("asked", "due"),
        [
            (date(2026, 11, 2), date(2026, 12, 2)),
            (date(2027, 1, 31), date(2027, 3, 1)),  # 28 February is a Sunday
            (date(2026, 10, 31), date(2026, 11, 30)),
            (date(2026, 11, 5), date(2026, 12, 7)),  # a Saturday moves to Monday
        ],
    )
    def test_a_month_to_answer(self, asked: date, due: date) -> None:
        """UK GDPR Art. 12(3)."""
        assert answer_due(asked) == due

    def test_two_months_more_when_the_person_is_told_in_the_first(self) -> None:
        assert answer_due(date(2026, 11, 2), extended=True) == date(2027, 2, 2)
        check_can_extend(date(2026, 11, 2), date(2026, 12, 2), "Three hundred entries.")
        with pytest.raises(NotReady, match=r"rights.too-late-to-extend"):
            check_can_extend(date(2026, 11, 2), date(2026, 12, 3), "Three hundred entries.")
        with pytest.raises(Invalid, match=r"rights.reason-needed"):
            check_can_extend(date(2026, 11, 2), date(2026, 11, 3), "Busy.")

    def test_three_working_days_and_six_months_for_a_complaint(self) -> None:
        """SI 2009/309 reg. 13(3), 14(3)."""
        assert acknowledge_due(date(2026, 11, 27)) == date(2026, 12, 2)  # Friday to Wednesday
        assert acknowledge_due(date(2026, 11, 23)) == date(2026, 11, 26)
        assert complaint_due(date(2026, 11, 27)) == date(2027, 5, 27)

    @given(st.dates(date(2020, 1, 1), date(2060, 1, 1)))
    def test_an_answer_is_due_on_a_working_day_within_five_weeks(self, asked: date) -> None:
        due = answer_due(asked)
        assert due.weekday() < 5
        assert 28 <= (due - asked).days <= 33


def test_a_complaint_is_answered_by_somebody_who_took_no_part() -> None:
    first, second = uuid4(), uuid4()
    check_independent(first, {second})
    with pytest.raises(NotAllowed, match=r"rights.not-independent"):
        check_independent(first, {first})


class TestWhoAnswers:
    """UK GDPR Art. 26: joint controllers, and whom the person may ask."""

    A, B = UUID(int=1), UUID(int=2)

    def test_one_organisation(self) -> None:
        found = controllers([Keeper(self.A, date(2020, 1, 1))], None, TODAY)
        assert found == Controllers((self.A,), self.A)
        assert not found.is_shared

    def test_two_decide_together_and_the_longer_one_answers_unless_the_other_was_asked(self) -> None:
        keepers = [Keeper(self.B, date(2024, 1, 1)), Keeper(self.A, date(2020, 1, 1))]
        assert controllers(keepers, None, TODAY) == Controllers((self.A, self.B), self.A)
        assert controllers(keepers, self.B, TODAY).answers == self.B
        assert controllers(keepers, self.B, TODAY).is_shared

    def test_one_that_does_not_look_after_the_person_answers_nothing(self) -> None:
        keepers = [Keeper(self.A, date(2020, 1, 1)), Keeper(self.B, date(2027, 1, 1))]
        assert controllers(keepers, self.B, TODAY) == Controllers((self.A,), self.A)

    def test_the_last_one_answers_when_nobody_looks_after_the_person_any_more(self) -> None:
        keepers = [
            Keeper(self.A, date(2020, 1, 1), date(2022, 1, 1)),
            Keeper(self.B, date(2021, 1, 1), date(2024, 1, 1)),
        ]
        assert controllers(keepers, self.A, TODAY) == Controllers((self.B,), self.B)
        assert controllers([], None, TODAY) == Controllers((), None)
