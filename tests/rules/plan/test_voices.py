"""The words of one are never rewritten by another."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from alongside.rules.actors import ANONYMOUS, Actor, Role
from alongside.rules.plan.content import Channel, Item, Kind, Whose
from alongside.rules.plan.sections import Section
from alongside.rules.plan.voices import (
    can_change,
    can_take_out,
    channel_of,
    check_can_change,
    check_can_take_out,
    check_voice,
    said_by,
    voices_of,
)
from alongside.rules.refusals import Invalid

AMINA = Actor(role=Role.PERSON, name="Amina")
YUSUF = Actor(role=Role.CARER, name="Yusuf")
CAROL = Actor(role=Role.COORDINATOR, name="Carol")
JOB = Actor(role=Role.SYSTEM, name="set-up")


def item(whose: Whose, by: str) -> Item:
    return Item(
        id=UUID(int=1),
        section=Section.NEEDS,
        kind=Kind.STATEMENT,
        words="The stairs.",
        whose=whose,
        said_by=by,
        said_at=datetime(2026, 11, 2, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("by", "voices"),
    [
        (AMINA, (Whose.PERSON,)),
        (YUSUF, (Whose.CARER,)),
        (CAROL, (Whose.PERSON, Whose.TOGETHER, Whose.PROFESSIONAL)),
        (JOB, ()),
        (ANONYMOUS, ()),
    ],
)
def test_each_writes_in_their_own_voices(by: Actor, voices: tuple[Whose, ...]) -> None:
    assert voices_of(by) == voices
    for whose in Whose:
        if whose in voices:
            check_voice(by, whose)
        else:
            with pytest.raises(Invalid) as refused:
                check_voice(by, whose)
            assert refused.value.field == "whose"


# Who said it: the person, a carer, together, Carol, another professional. Who may put newer words, who may take it out.
SAID = (
    (item(Whose.PERSON, "Amina"), {"Amina", "Carol"}, {"Amina", "Carol"}),
    (item(Whose.CARER, "Yusuf"), {"Yusuf"}, {"Amina", "Yusuf"}),
    (item(Whose.CARER, "Sima"), set(), {"Amina"}),
    (item(Whose.TOGETHER, "Carol"), {"Amina", "Carol"}, {"Amina", "Carol"}),
    (item(Whose.PROFESSIONAL, "Carol"), {"Carol"}, {"Amina", "Carol"}),
    (item(Whose.PROFESSIONAL, "Nadia"), set(), {"Amina"}),
)


@pytest.mark.parametrize("by", [AMINA, YUSUF, CAROL, JOB], ids=lambda by: by.name)
@pytest.mark.parametrize(("said", "changers", "takers"), SAID)
def test_who_may_change_and_take_out(by: Actor, said: Item, changers: set[str], takers: set[str]) -> None:
    assert can_change(by, said) is (by.name in changers)
    assert can_take_out(by, said) is (by.name in takers)
    for may, check in ((by.name in changers, check_can_change), (by.name in takers, check_can_take_out)):
        if may:
            check(by, said)
        else:
            with pytest.raises(Invalid) as refused:
                check(by, said)
            assert refused.value.values["name"] == said.said_by


def test_the_name_beside_words_is_whose_they_are_not_who_typed_them() -> None:
    assert said_by(CAROL, Whose.PERSON, "Amina Begum") == "Amina Begum"
    assert said_by(CAROL, Whose.TOGETHER, "Amina Begum") == "Carol"
    assert said_by(YUSUF, Whose.CARER, "Amina Begum") == "Yusuf"


def test_how_words_come_in() -> None:
    assert channel_of(CAROL) == Channel.CONVERSATION
    assert {channel_of(AMINA), channel_of(YUSUF)} == {Channel.ONLINE}
