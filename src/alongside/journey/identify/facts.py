"""What the rules need to know of each person on the list, in one query by a gate function (rls.sql)."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from alongside.rules.identify import PersonFacts
from alongside.rules.refusals import Unknown
from alongside.rules.stages import Stage

_RANK = """identify_rank(died_on, moved_away_on, stage, stage_on, not_now_until, agreed_on, review_on, conversation_on,
                         %s)"""
_COLUMNS = """person, given_name || ' ' || family_name, born_on, round, case when is_offer_open then offer end, died_on,
              moved_away_on, agreed_on, review_on, stage, stage_on, not_now_until, conversation_on"""
_PAGE = f"""
select {_COLUMNS}, count(*) over () from identify_facts(null) where {_RANK} is not null
order by {_RANK}, family_name, given_name, person limit %s offset %s
"""  # noqa: S608 (only the constants above are put in)
_ONE = f"select {_COLUMNS}, 1 from identify_facts(%s)"  # noqa: S608 (only the constant above is put in)


@dataclass(frozen=True, slots=True)
class Found:
    """One row: who they are, what is open already, and what the rules decide on."""

    person: UUID
    name: str
    born_on: date
    round: UUID | None
    offer: UUID | None
    facts: PersonFacts


def page_of_facts(today: date, most: int, skipped: int) -> tuple[tuple[Found, ...], int]:
    """A page of the people whom the rules put on the list, the strongest reason first, and how many there are."""
    with connection.cursor() as cursor:
        cursor.execute(_PAGE, [today, today, most, skipped])
        rows = cursor.fetchall()
    return tuple(_found(row) for row in rows), rows[0][-1] if rows else 0


def facts_of(person: UUID) -> Found:
    """One person whom the actor's organisation looks after. Raises Unknown."""
    with connection.cursor() as cursor:
        cursor.execute(_ONE, [person])
        row = cursor.fetchone()
    if row is None:
        raise Unknown("person.unknown")
    return _found(row)


def _found(row: tuple[Any, ...]) -> Found:
    (
        person,
        name,
        born_on,
        round_id,
        offer,
        died_on,
        moved_on,
        agreed_on,
        review_on,
        stage,
        stage_on,
        until,
        talk_on,
        _,
    ) = row
    facts = PersonFacts(
        died_on=died_on,
        moved_away_on=moved_on,
        agreed_on=agreed_on,
        review_on=review_on,
        stage=Stage(stage) if stage else None,
        stage_on=stage_on,
        not_now_until=until,
        conversation_on=talk_on,
    )
    return Found(person, name, born_on, round_id, offer, facts)
