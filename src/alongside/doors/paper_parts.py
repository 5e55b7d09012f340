"""The parts of a plan on paper: what was said and what is said beside it, goals, and what is kept elsewhere."""

from collections.abc import Iterable

from django.utils.translation import gettext

from alongside.doors.paper_lines import health_lines, other_plan_lines
from alongside.doors.section_names import section_name
from alongside.doors.voices import details_of, label_of
from alongside.engines.paper.values import ActionShown, GoalShown, Part, Quote
from alongside.journey.document.values import PlanCopy
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Item, Kind
from alongside.rules.plan.sections import Section


def parts_on_paper(copy: PlanCopy) -> Iterable[Part]:
    """Each section that holds something, in page order."""
    content = copy.plan.content
    kept_elsewhere = {
        Section.HEALTH: health_lines(copy.health),
        Section.OTHER_PLANS: other_plan_lines(copy.plan.other_plans),
    }
    for section in Section:
        items, facts = content.in_section(section), kept_elsewhere.get(section, ())
        if items or facts:
            goals = tuple(goal_on_paper(item, content.actions_of(item.id)) for item in items if item.kind == Kind.GOAL)
            quotes = tuple(each for item in content.said_in(section) for each in _quotes(item))
            under = [item for item in items if item.kind in (Kind.GOAL, Kind.ACTION)]
            quotes += tuple(each for item in under for each in _quotes(item)[1:])
            yield Part(title=section_name(section), quotes=quotes, goals=goals, facts=facts)


def _quotes(item: Item) -> tuple[Quote, ...]:
    """What was said, and what the person says beside it because they do not agree."""
    beside = item.beside
    if beside is None:
        return (_quote(item),)
    label = gettext("%(name)s does not agree, and says") % {"name": beside.said_by}
    return (_quote(item), Quote(beside.words, beside.said_by, day_of(beside.said_at), beside.typed_by, label=label))


def goal_on_paper(goal: Item, actions: Iterable[Item]) -> GoalShown:
    """A goal with what will be done for it."""
    shown = tuple(
        ActionShown(each.words, each.who, each.by_when, each.confidence, each.language, details_of(each))
        for each in actions
    )
    return GoalShown(quote=_quote(goal), importance=goal.importance, actions=shown)


def _quote(item: Item) -> Quote:
    return Quote(
        item.words, item.said_by, day_of(item.said_at), item.typed_by, item.language, label_of(item), details_of(item)
    )
