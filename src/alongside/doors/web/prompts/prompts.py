"""The questions that people are asked before a conversation: every set, and one set as people read it."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.doors.access import ActingRequest
from alongside.doors.section_names import section_name
from alongside.doors.web.door import for_roles
from alongside.doors.web.jinja import day
from alongside.doors.web.prepare.wording import set_title
from alongside.doors.web.prompts.forms import AREAS
from alongside.doors.web.prompts.roles import READS
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Cell
from alongside.records.prompts.reads import own_sets, sets_to_choose, versions_of
from alongside.records.prompts.values import OwnSet
from alongside.rules.prompts.matching import FOR_EVERYONE
from alongside.rules.prompts.prompt import Prompt, PromptSet
from alongside.rules.prompts.registry import prompt_set
from alongside.rules.prompts.writing import is_own


@dataclass(frozen=True, slots=True)
class Shown:
    """One question as people read it, and what only the team sees of it."""

    text: str
    hint: str
    easy: str
    place: str


@for_roles(*READS)
def sets(request: ActingRequest) -> HttpResponse:
    """Every set that can be asked, and the organisation's own that were put away."""
    organisation = request.actor.known_organisation
    own = own_sets(by=request.actor, organisation=organisation)
    shipped = [each for each in sets_to_choose(by=request.actor, organisation=organisation) if not is_own(each.key)]
    values = {
        "own": [_own_row(each) for each in own],
        "shipped": [_row(each) for each in shipped],
    }
    return render(request, "prompts/sets.html", values)


@for_roles(*READS)
def one(request: ActingRequest, key: str) -> HttpResponse:
    """One set as people read it; of the organisation's own also every version."""
    versions = (
        versions_of(by=request.actor, organisation=request.actor.known_organisation, key=key) if is_own(key) else ()
    )
    known = versions[0].set if versions else prompt_set(key)
    values = {
        "set": known,
        "title": set_title(known),
        "for_whom": _for_whom(known),
        "prompts": [_shown(each) for each in known.prompts],
        "versions": [_version_row(each, versions[0]) for each in versions],
        "is_withdrawn": bool(versions) and versions[0].is_withdrawn,
    }
    return render(request, "prompts/set.html", values)


def _shown(each: Prompt) -> Shown:
    place = section_name(each.section)
    if each.area:
        place = _("%(place)s. One of the six areas: %(area)s") % {"place": place, "area": dict(AREAS)[each.area]}
    return Shown(_(each.text), _(each.hint) if each.hint else "", _(each.easy) if each.easy else "", place)


def _row(each: PromptSet) -> list[Cell]:
    count = ngettext("%(count)s question", "%(count)s questions", len(each.prompts)) % {"count": len(each.prompts)}
    return [
        Cell(set_title(each), href=reverse("prompts:set", args=[each.key]), note=count),
        Cell(_for_whom(each)),
        Cell(_("Yes") if each.is_easy else _("Not for every question")),
    ]


def _own_row(each: OwnSet) -> list[Cell]:
    first, *rest = _row(each.set)
    if each.is_withdrawn:
        return [first, Cell(_("Put away"), tag="grey"), rest[1]]
    return [first, *rest]


def _for_whom(each: PromptSet) -> str:
    if each.key == FOR_EVERYONE:
        return _("Everybody")
    if each.from_number:
        return _("Whoever lives with %(number)s conditions or more") % {"number": each.from_number}
    if each.conditions:
        return _("Conditions with: %(words)s") % {"words": ", ".join(each.conditions)}
    return _("Chosen by hand")


def _version_row(each: OwnSet, newest: OwnSet) -> list[Cell]:
    number = each.set.version
    may_put_back = each is not newest and not each.is_withdrawn
    what = _("Put away") if each.is_withdrawn else ", ".join(prompt.text for prompt in each.set.prompts)
    back = reverse("prompts:put-back", args=[each.set.key, number]) if may_put_back else ""
    return [
        Cell(_("Version %(number)s") % {"number": number}, note=f"{day(each.written_at)}, {each.written_by_name}"),
        Cell(what),
        Cell(_("Use this one again"), href=back) if back else Cell(_("In use") if each is newest else ""),
    ]
