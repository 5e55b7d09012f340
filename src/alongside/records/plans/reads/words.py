"""What was said: the newest words of each item, and what waits to be read."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, Max, Min

from alongside.records.plans.models import Contribution, WordsToRead, reader_of, seen_sql
from alongside.records.plans.rows import contribution_value, item_value, newest_of_each, total_of
from alongside.records.plans.values import (
    ContributionView,
    ToReadPage,
    ToReadView,
)
from alongside.rules.actors import Actor
from alongside.rules.plan.content import Item, Whose
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown

# Part of every page of a pack, so in plain SQL. The columns are the fields of ContributionView, in their order.
_ANSWERS = f"""
select distinct on (c.prompt) c.id, c.person_id, c.round_id, c.item, c.number, c.section, c.prompt,
    case when c.is_withdrawn then '' else c.words end, c.said_by, c.said_at, c.typed_by_name, c.is_withdrawn
from plans_contribution c
where c.round_id = %s and c.whose = %s and c.kind = 'statement' and c.prompt <> ''
    and (%s::text = '' or c.said_by = %s::text) and {seen_sql("c")}
order by c.prompt, c.number desc
"""  # noqa: S608 (the only text put in is our own condition)


def person_of_item(*, by: Actor, item: UUID) -> UUID:
    """Whose item this is. Raises Unknown when there is none in a section that this actor may see."""
    person = Contribution.objects.visible_to(by).filter(item=item).values_list("person_id", flat=True).first()
    if person is None:
        raise Unknown("item.unknown")
    return person


def contributions_by(*, by: Actor, round_id: UUID, whose: Whose) -> tuple[ContributionView, ...]:
    """The newest words of each item in a round that belong to this voice, in the order they were said."""
    rows = Contribution.objects.visible_to(by).filter(round_id=round_id, whose=whose)
    return tuple(contribution_value(row) for row in newest_of_each(rows))


def answers_to_prompts(*, by: Actor, round_id: UUID, whose: Whose, said_by: str = "") -> Mapping[str, ContributionView]:
    """The newest words of this voice for each answered prompt of a round; withdrawn ones come without words."""
    values = [round_id, str(whose), said_by, said_by, *reader_of(by)]
    with connection.cursor() as cursor:
        cursor.execute(_ANSWERS, values)
        return {row[6]: _answer(row) for row in cursor.fetchall()}


def item_in_draft(*, by: Actor, round_id: UUID, item: UUID) -> Item:
    """The newest words of one item of a round, to go on from. Raises Unknown when it is withdrawn, or not visible."""
    rows = Contribution.objects.visible_to(by).filter(round_id=round_id, item=item)
    newest = rows.order_by("-number").first()
    if newest is None or newest.is_withdrawn:
        raise Unknown("item.unknown")
    return item_value(newest)


def words_at(*, by: Actor, round_id: UUID, item: UUID, number: int) -> str:
    """What an item said at one of its numbers; "" where it was taken out, was not there yet, or may not be seen."""
    rows = Contribution.objects.visible_to(by).filter(round_id=round_id, item=item, number=number, is_withdrawn=False)
    return rows.values_list("words", flat=True).first() or ""


def actions_under(*, by: Actor, round_id: UUID, goal: UUID) -> Mapping[UUID, int]:
    """The actions under a goal of a round that are not withdrawn, each with its newest number."""
    rows = Contribution.objects.visible_to(by).filter(round_id=round_id, parent=goal)
    return {row.item: row.number for row in newest_of_each(rows)}


def numbers_of(*, by: Actor, round_id: UUID) -> Mapping[UUID, int]:
    """The newest number of each item of a round, the withdrawn too: what a change has to be based on."""
    rows = Contribution.objects.visible_to(by).filter(round_id=round_id).values("item").annotate(last=Max("number"))
    return {row["item"]: row["last"] for row in rows.order_by()}


def words_to_read(*, by: Actor, most: int, skipped: int = 0) -> ToReadPage:
    """Where people wrote to the actor's organisation and nobody there has read it yet, the longest wait first."""
    rows = WordsToRead.objects.filter(organisation_id=by.known_organisation, read_at=None).values(
        "person_id", "round_id"
    )
    rounds = rows.annotate(count=Count("item"), first=Min("since")).order_by("first", "round_id")
    page = [
        ToReadView(row["person_id"], row["round_id"], row["count"], row["first"])
        for row in rounds[skipped : skipped + most]
    ]
    return ToReadPage(tuple(page), total_of(rounds, page, most, skipped))


def items_to_read(*, by: Actor, round_id: UUID) -> frozenset[UUID]:
    """The items of one round whose newest words nobody in the team has read."""
    waiting = WordsToRead.objects.filter(round_id=round_id, read_at=None)
    return frozenset(waiting.values_list("item", flat=True))


def _answer(row: tuple[Any, ...]) -> ContributionView:
    view = ContributionView(*row)
    return replace(view, section=Section(view.section))
