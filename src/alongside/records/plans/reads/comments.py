"""What is said beside the sections of a plan, for those who see them."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import connection

from alongside.records.plans.values import CommentView
from alongside.rules.actors import Actor
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown

# Part of the plan page, so in plain SQL.
_COMMENTS = """
select c.answers_id, c.id, c.section, c.words, c.said_by, c.said_by_name, c.said_at, k.id is not null
from plans_comment c left join plans_commentread k on k.comment_id = c.id
where c.person_id = %s order by c.said_at, c.id
"""


def comments_beside(*, by: Actor, person: UUID) -> tuple[CommentView, ...]:
    """Everything that is said beside the sections that this actor sees, the oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(_COMMENTS, [person])
        rows = cursor.fetchall()
    answers: dict[UUID, list[CommentView]] = {}
    for row in rows:
        if row[0]:
            answers.setdefault(row[0], []).append(_view(*row[1:]))
    return tuple(replace(_view(*row[1:]), answers=tuple(answers.get(row[1], ()))) for row in rows if not row[0])


def comment_beside(*, by: Actor, person: UUID, comment: UUID) -> CommentView:
    """One thing that was said, to be answered. Raises Unknown."""
    found = next((each for each in comments_beside(by=by, person=person) if each.id == comment), None)
    if found is None:
        raise Unknown("comment.unknown")
    return found


def _view(id: UUID, section: str, *rest: Any) -> CommentView:
    return CommentView(id, Section(section), *rest)
