"""What a concern has to say, when it may be written to, and that who is named takes no part."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from alongside.rules.involvement import Asked, Interests, Part, Stop, others_who_support, stops
from alongside.rules.refusals import Invalid, NotReady
from alongside.rules.safeguarding import (
    Closed,
    Harm,
    NewConcern,
    OwnView,
    check_close,
    check_concern,
    check_goes_on,
    check_named,
    check_note,
    check_view,
    is_still_said,
)

TODAY = date(2026, 11, 2)
TOMORROW = TODAY + timedelta(days=1)
CONCERN = NewConcern(TODAY, frozenset({Harm.FINANCIAL}), "Her bank card is gone.")
VIEW = OwnView(Asked.ALONE, TODAY, view="He took it.", wants="I want it back.")
ALLEGED = Interests(alleged=True)


def refused(check: object) -> tuple[str, str]:
    assert callable(check)
    with pytest.raises(Invalid) as found:
        check()
    return found.value.message, found.value.field


def test_there_are_the_ten_kinds_of_the_guidance() -> None:
    assert len(Harm) == 10


def test_a_concern_says_what_when_and_of_which_kind() -> None:
    check_concern(CONCERN, TODAY)
    assert refused(lambda: check_concern(replace(CONCERN, harms=frozenset()), TODAY)) == ("concern.harms", "harms")
    assert refused(lambda: check_concern(replace(CONCERN, words=" \n"), TODAY)) == ("concern.words", "words")
    assert refused(lambda: check_concern(replace(CONCERN, seen_on=TOMORROW), TODAY))[1] == "seen_on"


def test_a_note_is_about_what_was_done() -> None:
    check_note("Rang the bank.", TODAY, TODAY)
    assert refused(lambda: check_note(" ", TODAY, TODAY)) == ("concern.words", "words")
    assert refused(lambda: check_note("Rang the bank.", TOMORROW, TODAY)) == ("concern.in-future", "done_on")


@pytest.mark.parametrize(
    "own",
    [
        VIEW,
        replace(VIEW, view=""),
        replace(VIEW, wants=""),
        replace(VIEW, asked=Asked.NOT_ALONE, why_not_alone="Her son would not leave."),
        OwnView(Asked.NOT_ASKED, TODAY, why_not_alone="She was asleep."),
    ],
)
def test_what_the_person_says_is_kept_with_how_they_were_asked(own: OwnView) -> None:
    check_view(own, TODAY)


@pytest.mark.parametrize(
    ("own", "field"),
    [
        (replace(VIEW, view=" ", wants=""), "view"),
        (replace(VIEW, asked=Asked.NOT_ALONE), "why_not_alone"),
        (replace(VIEW, asked=Asked.NOT_ASKED, why_not_alone="She was asleep."), "view"),
        (OwnView(Asked.NOT_ASKED, TODAY), "why_not_alone"),
        (replace(VIEW, asked=Asked.OWN_SIGN_IN), "asked"),
        (replace(VIEW, asked_on=TOMORROW), "asked_on"),
    ],
)
def test_a_view_that_says_too_little_is_refused(own: OwnView, field: str) -> None:
    assert refused(lambda: check_view(own, TODAY))[1] == field


def test_what_is_closed_is_not_written_to() -> None:
    check_goes_on(None)
    with pytest.raises(NotReady, match=r"concern.closed"):
        check_goes_on(datetime(2026, 11, 2, tzinfo=UTC))


def test_it_is_closed_with_words() -> None:
    check_close("She moved to her sister's.")
    assert refused(lambda: check_close(" ")) == ("concern.close-words", "words")


def test_naming_names_somebody() -> None:
    check_named([1], "")
    check_named([], "A man at the door")
    assert refused(lambda: check_named([], " "))[1] == "supporters"


def test_what_is_said_of_somebody_holds_unless_no_harm_was_found() -> None:
    assert [each for each in (None, *Closed) if not is_still_said(each)] == [Closed.NO_HARM_FOUND]


@pytest.mark.parametrize("part", Part)
def test_who_is_said_to_have_caused_harm_takes_no_part(part: Part) -> None:
    """domain.md 7.5 and rule K3: no proxy, sole supporter or appropriate individual, and told of no concern."""
    assert Stop.ALLEGED in stops(part, ALLEGED)
    assert stops(part, ALLEGED) == (Stop.ALLEGED,)
    assert stops(part, Interests()) == ()


def test_who_is_named_is_not_counted_among_those_who_support() -> None:
    assert others_who_support([ALLEGED]) == 0
    assert others_who_support([ALLEGED, Interests()]) == 1
