"""An organisation's own sets: each change is a version, none is lost, and a pack goes on asking what it asked."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
import time_machine
from django.db import connection, transaction
from django.db.utils import DatabaseError

from alongside.engines.postgres.identity import set_identity
from alongside.journey.prepare.changes import make_pack
from alongside.journey.prepare.reads import pack_for, sets_for_round
from alongside.records.prompts.changes import (
    begin_prompt_set,
    change_prompt_set,
    put_back_prompt_set,
    withdraw_prompt_set,
)
from alongside.records.prompts.reads import own_sets, prompts_of_keys, sets_kept, sets_to_choose, versions_of
from alongside.rules.actors import Role
from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt
from alongside.rules.prompts.writing import NewSet
from alongside.rules.refusals import Invalid, NotAllowed, Stale, Unknown
from tests.cast import Cast, make_cast
from tests.preparing import with_contacts

pytestmark = pytest.mark.django_db

FALLS = NewSet("Falls", (Prompt("", Section.NEEDS, "When do you fall?", ""),), ("falls",))


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = with_contacts(make_cast())
    set_identity(cast.coordinator, cast.now)
    with time_machine.travel(cast.now, tick=True):
        yield cast


@pytest.fixture
def key(cast: Cast) -> str:
    return begin_prompt_set(by=cast.coordinator, new=FALLS, now=cast.now)


def _versions(cast: Cast, key: str) -> list[tuple[int, str, bool]]:
    found = versions_of(by=cast.coordinator, organisation=cast.organisations["Greenfield Surgery"], key=key)
    return [(each.set.version, each.set.prompts[0].text, each.is_withdrawn) for each in found]


def test_a_question_keeps_its_key_through_every_version(cast: Cast, key: str) -> None:
    by, organisation = cast.coordinator, cast.organisations["Greenfield Surgery"]
    first = own_sets(by=by, organisation=organisation)[0].set.prompts[0]
    changed = replace(FALLS, prompts=(replace(first, text="Where do you fall?"), *FALLS.prompts))
    assert change_prompt_set(by=by, key=key, new=changed, based_on=1, now=cast.now) == 2
    newest = own_sets(by=by, organisation=organisation)[0].set
    assert [each.text for each in newest.prompts] == ["Where do you fall?", "When do you fall?"]
    assert newest.prompts[0].key == first.key != newest.prompts[1].key
    assert [each.text for each in prompts_of_keys(by=by, keys=[first.key, "hardest"])] == [
        "What is hardest at the moment?",
        "Where do you fall?",
    ]
    again = replace(changed, prompts=newest.prompts)
    assert change_prompt_set(by=by, key=key, new=again, based_on=2, now=cast.now) == 2, "it says the same"


def test_a_version_that_is_out_of_date_is_refused_with_what_stands_there(cast: Cast, key: str) -> None:
    by = cast.coordinator
    change_prompt_set(by=by, key=key, new=replace(FALLS, title="About falls"), based_on=1, now=cast.now)
    with pytest.raises(Stale) as stale:
        change_prompt_set(by=by, key=key, new=FALLS, based_on=1, now=cast.now)
    assert stale.value.values["theirs"] == "About falls"


def test_a_set_is_put_away_and_used_again(cast: Cast, key: str) -> None:
    by, organisation = cast.coordinator, cast.organisations["Greenfield Surgery"]
    withdraw_prompt_set(by=by, key=key, based_on=1, now=cast.now)
    assert key not in {each.key for each in sets_to_choose(by=by, organisation=organisation)}
    with pytest.raises(Invalid):
        put_back_prompt_set(by=by, key=key, version=2, based_on=2, now=cast.now)
    assert put_back_prompt_set(by=by, key=key, version=1, based_on=2, now=cast.now) == 3
    assert _versions(cast, key) == [
        (3, "When do you fall?", False),
        (2, "When do you fall?", True),
        (1, "When do you fall?", False),
    ]


def test_a_pack_goes_on_asking_what_it_asked(cast: Cast, key: str) -> None:
    by, round_id = cast.coordinator, cast.rounds["Amina"]
    make_pack(by=by, round_id=round_id, prompt_sets=[key], results=[], now=cast.now)
    other = replace(FALLS, prompts=(Prompt("", Section.NEEDS, "Why do you fall?", ""),))
    change_prompt_set(by=by, key=key, new=other, based_on=1, now=cast.now)
    pack = pack_for(by=by, round_id=round_id, now=cast.now)
    assert pack.prompt_sets == ("everyone", key), "the six areas are asked whatever was chosen"
    assert pack.prompts[-1].text == "When do you fall?"


def test_the_sets_that_fit_are_suggested(cast: Cast, key: str) -> None:
    chosen = sets_for_round(by=cast.coordinator, round_id=cast.rounds["Amina"], now=cast.now)
    assert {each.set.key for each in chosen if each.is_chosen} >= {"everyone"}
    assert key not in {each.set.key for each in chosen if each.is_chosen}, "nobody said that she falls"


def test_another_organisation_neither_sees_nor_changes_it(cast: Cast, key: str) -> None:
    other = cast.staff("Olu Ade", Role.PROFESSIONAL, "Hillview Surgery")
    set_identity(other, cast.now)
    assert own_sets(by=other, organisation=other.known_organisation) == ()
    with pytest.raises(Unknown):
        change_prompt_set(by=other, key=key, new=FALLS, based_on=1, now=cast.now)


def test_only_who_looks_after_people_writes_questions(cast: Cast) -> None:
    clerk = cast.staff("Cleo Park", Role.PRACTICE_ADMINISTRATOR, "Greenfield Surgery")
    with pytest.raises(NotAllowed):
        begin_prompt_set(by=clerk, new=FALLS, now=cast.now)


@pytest.mark.parametrize(
    "statement",
    [
        "update prompts_promptsetversion set title = 'x'",
        "delete from prompts_promptsetversion",
        "truncate prompts_promptsetversion",
    ],
)
def test_a_version_is_never_changed_nor_taken_away(cast: Cast, key: str, statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert _versions(cast, key) == [(1, "When do you fall?", False)]


def test_a_set_that_nobody_knows_is_unknown(cast: Cast) -> None:
    with pytest.raises(Unknown):
        sets_kept(by=cast.coordinator, kept=["own-0123456789abcdef/1"])
