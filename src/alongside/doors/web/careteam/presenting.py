"""What the pages of who supports a person show, as values."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.web.careteam.wording import (
    KINDS,
    OUTCOMES,
    contact_words,
    decision_words,
    part_words,
    when_words,
)
from alongside.doors.web.shapes import Change, Row
from alongside.records.careteam.values import Member, SupporterView
from alongside.rules.actors import Role
from alongside.rules.involvement import Outcome


@dataclass(frozen=True, slots=True)
class Card:
    """One who supports the person. tags: what is to be noticed at once."""

    name: str
    tags: tuple[tuple[str, str], ...]  # words, colour
    rows: tuple[Row, ...]
    href: str


def card_of(member: Member, role: Role) -> Card:
    """For the person in their words; for the team with what is still to be settled."""
    who, own = member.supporter, role == Role.PERSON
    rows = [
        Row(str(KINDS.get(who.kind, who.kind)), part_words(who)),
        Row(_("How to reach them"), contact_words(who)),
        Row(_("When"), when_words(who)),
    ]
    if who.kind not in ("coordinator", "team"):
        decide = Change(reverse("careteam:decision", args=[who.id]), _("Change") if member.decision else _("Decide"))
        may_decide = role != Role.SAFEGUARDING_LEAD
        label = _("What I want") if own else _("What the person wants")
        words = decision_words(member.decision, who.name, own=own)
        rows.append(Row(label, words, (decide,) if may_decide else ()))
    return Card(who.name, _tags(member), tuple(row for row in rows if row.words), _href(who))


def ended_rows(ended: Iterable[SupporterView]) -> list[Row]:
    """Who supported the person before."""
    return [Row(each.name, f"{part_words(each)}\n{when_words(each)}") for each in ended]


def _tags(member: Member) -> tuple[tuple[str, str], ...]:
    tags = []
    if member.supporter.key_worker:
        tags.append((_("Key worker"), "blue"))
    if member.supporter.no_contact:
        tags.append((_("Please do not contact"), "red"))
    if member.conflict is not None and member.conflict.check.outcome == Outcome.UNDECIDED:
        tags.append((_("Conflict of interest: not decided"), "orange"))
    elif member.conflict is not None:
        tags.append((str(OUTCOMES[member.conflict.check.outcome]), "white"))
    return tuple(tags)


def _href(who: SupporterView) -> str:
    return "" if who.kind == "coordinator" else reverse("careteam:supporter", args=[who.id])
