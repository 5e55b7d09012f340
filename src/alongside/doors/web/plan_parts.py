"""From the content of a plan or a draft to its parts as pages draw them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from alongside.doors.section_names import section_name
from alongside.doors.voices import details_of, label_of
from alongside.doors.web.shapes import ActionLine, Change, GoalShown, Said, Voice
from alongside.doors.web.wording import translated as _
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Content, Item, Kind
from alongside.rules.plan.sections import Section

type Changes = Callable[[Item], tuple[Change, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """One section on a page. seen_by: a sentence about who else sees it, or nothing."""

    id: str
    title: str
    said: tuple[Said, ...]
    goals: tuple[GoalShown, ...]
    seen_by: str = ""


def no_changes(item: Item) -> tuple[Change, ...]:
    return ()


def part_of(
    content: Content,
    section: Section,
    *,
    changes: Changes = no_changes,
    add_action: Callable[[Item], str] = lambda item: "",
    seen_by: str = "",
) -> Part:
    """One section's statements in their voices, and its goals with what will be done."""
    items = content.in_section(section)
    return Part(
        id=str(section),
        title=section_name(section),
        said=tuple(said(item, changes(item)) for item in content.said_in(section)),
        goals=tuple(goal(item, content, changes, add_action) for item in items if item.kind == Kind.GOAL),
        seen_by=seen_by,
    )


def said(item: Item, changes: tuple[Change, ...] = ()) -> Said:
    """One thing said, with whose it is."""
    return Said(voice_of(item), label_of(item), changes, beside_of(item), details_of(item))


def beside_of(item: Item) -> Voice | None:
    """What the person says beside an entry that they do not agree with."""
    said = item.beside
    return Voice(said.words, said.said_by, day_of(said.said_at), typed_by=said.typed_by) if said else None


def voice_of(item: Item) -> Voice:
    return Voice(
        words=item.words,
        who=item.said_by,
        on=day_of(item.said_at),
        language="" if item.language == "en" else item.language,
        typed_by=item.typed_by,
    )


def goal(item: Item, content: Content, changes: Changes, add_action: Callable[[Item], str]) -> GoalShown:
    return GoalShown(
        said=said(item, changes(item)),
        importance=item.importance,
        actions=tuple(_action(each, changes) for each in content.actions_of(item.id)),
        add_href=add_action(item),
    )


def seen_by_sentence(names: Iterable[str]) -> str:
    """Riverside can see this. / Hill Library and Riverside can see this."""
    names = tuple(names)
    if not names:
        return ""
    return _("%(names)s can see this.") % {"names": listed(names)}


def listed(names: tuple[str, ...]) -> str:
    """A, B and C"""
    if len(names) < 2:
        return "".join(names)
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}


def seen_by_each(readers: Iterable[tuple[str, Iterable[Section]]]) -> Mapping[Section, str]:
    """For each section the sentence about who sees it."""
    known = [(name, frozenset(sections)) for name, sections in readers]
    return {
        section: seen_by_sentence(tuple(name for name, sections in known if section in sections)) for section in Section
    }


def _action(item: Item, changes: Changes) -> ActionLine:
    return ActionLine(
        what=item.words,
        who=item.who,
        by_when=item.by_when,
        confidence=item.confidence,
        language="" if item.language == "en" else item.language,
        changes=changes(item),
        details=details_of(item),
    )
