"""What is said beside a section of a plan: never in it, never changed."""

from datetime import datetime
from uuid import UUID, uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.plans.models import Comment, CommentRead
from alongside.records.plans.reads.gate import check_may
from alongside.rules.actors import Actor
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Unknown
from alongside.rules.sharing import Act
from alongside.rules.text import safe_text

LONGEST = 2000  # characters


def comment_on(
    *, by: Actor, person: UUID, section: Section, words: str, now: datetime, answers: UUID | None = None
) -> UUID:
    """Say something beside a section, or answer what was said there. Raises NotAllowed, Unknown and Invalid."""
    check_may(by=by, person=person, act=Act.COMMENT, section=section, now=now)
    if answers and not Comment.objects.filter(id=answers, person_id=person, section=section, answers=None).exists():
        raise Unknown("comment.unknown")
    comment = Comment(
        id=uuid4(),
        person_id=person,
        section=section,
        answers_id=answers,
        words=safe_text(words, field="words", longest=LONGEST),
        said_by=by.known_account,
        said_by_name=by.name,
        said_at=now,
    )
    comment.save(force_insert=True)
    append_event(by=by, now=now, kind=EventKind.COMMENT_ADDED, person=person, detail={"section": str(section)})
    return comment.id


def mark_comment_read(*, by: Actor, comment: UUID, now: datetime) -> None:
    """The person has read what somebody said. Asking twice is harmless. Raises Unknown."""
    row = Comment.objects.filter(id=comment, person_id=by.known_person).first()
    if row is None:
        raise Unknown("comment.unknown")
    if CommentRead.objects.filter(comment=row).exists():
        return
    CommentRead(id=uuid4(), person_id=row.person_id, comment=row, read_at=now, read_by=by.known_account).save(
        force_insert=True
    )
    append_event(by=by, now=now, kind=EventKind.COMMENT_READ, person=row.person_id, detail={"section": row.section})
