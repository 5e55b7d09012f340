"""A person's page for the team: who they are, where their plan stands, and the way into each verb."""

from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from alongside.doors.access import ActingRequest
from alongside.doors.web.careteam.wording import KINDS, contact_words, part_words
from alongside.doors.web.door import for_roles
from alongside.doors.web.frame import Link
from alongside.doors.web.headers import header_of, language_name
from alongside.doors.web.identify.wording import stage_words
from alongside.doors.web.jinja import day
from alongside.doors.web.measures.roles import READS
from alongside.doors.web.need_words import TITLES
from alongside.doors.web.people.next_steps import steps_for
from alongside.doors.web.people.roles import ADDS, CARES, GATHERS, LISTS, SETTLES
from alongside.doors.web.people.wording import CONTACT
from alongside.doors.web.rendering import render
from alongside.doors.web.shapes import Change, Row
from alongside.journey.identify.reads import open_offer_to
from alongside.records.appointments.reads import appointments_of
from alongside.records.careteam.reads import supporters_of
from alongside.records.careteam.values import SupporterView
from alongside.records.messaging.reads import in_trouble_to
from alongside.records.people.reads import joined_to, person_view
from alongside.records.people.values import Joined, PersonView
from alongside.records.plans.reads import open_round_of, versions_of
from alongside.records.plans.values import RoundView, VersionView
from alongside.records.sharing.reads import facts_for, sharing_to_ask_about
from alongside.rules.needs import not_asked
from alongside.rules.plan.sections import ALL_SECTIONS, Section
from alongside.rules.sharing import Act, Facts, decide, sections_seen


@for_roles(*LISTS)
def person(request: ActingRequest, person: UUID) -> HttpResponse:
    """Dates, names and stages; the health record and the plan are pages of their own, and their reading is logged."""
    by = request.actor
    who = person_view(by=by, person=person)
    current = open_round_of(by=by, person=person)
    supporters = supporters_of(by=by, person=person)
    contacts = appointments_of(by=by, rounds=[current.id]) if current else ()
    versions = versions_of(by=by, person=person)
    facts = facts_for(by=by, people=[person], now=request.now).get(person, Facts())
    seen = sections_seen(by, facts)
    may_decide = by.role in CARES and decide(by, Act.CONTRIBUTE, Section.PEOPLE, facts).allowed
    values = {
        "person": header_of(who),
        "shown": who,
        "stage": stage_words(current.stage if current else None),
        "steps": [
            *steps_for(by.role, who, current, open_offer_to(by=by, person=person), contacts, sees_plan=bool(seen)),
            *(_to_ask(request, who, versions) if may_decide else ()),
        ],
        "stuck": _stuck(request, person),
        "plan_rows": _plan_rows(current, versions),
        "details": _details(who, by.role in ADDS),
        "supporters": [_supporter(each) for each in supporters],
        "may_name": by.role in CARES,
        "may_change": by.role in ADDS,
        "calls": by.role in ADDS and not who.is_gone,
        "may_see_health": by.role in GATHERS,
        "has_plan": bool(versions),
        "is_not_shared": by.role in GATHERS and not seen,
        "sees_people": Section.PEOPLE in seen,
        "sees_measures": Section.MEASURES in seen and by.role in READS,
        "may_print": by.role in CARES and seen == ALL_SECTIONS,
        "may_decide": may_decide,
        "kept_href": reverse("people:person", args=[who.merged_into]) if who.merged_into else "",
        "joined": [_joined(who.id, each, may_undo=by.role in ADDS) for each in joined_to(by=by, person=person)],
    }
    return render(request, "people/person.html", values)


def _stuck(request: ActingRequest, person: UUID) -> list[Link]:
    """Messages to them that somebody has to see to: above all, right after one was written that cannot leave."""
    if request.actor.role not in SETTLES:
        return []
    stuck = in_trouble_to(by=request.actor, person=person)
    return [Link(_("See why, and what to do"), reverse("messages:message", args=[each])) for each in stuck]


def _to_ask(request: ActingRequest, who: PersonView, versions: tuple[VersionView, ...]) -> list[Link]:
    """The person is asked at home, too; the team asks those who do not sign in."""
    if who.is_gone:
        return []
    changed_at = versions[0].agreed_at if versions else None
    asked = len(sharing_to_ask_about(by=request.actor, person=who.id, changed_at=changed_at, now=request.now))
    words = ngettext(
        "Ask whether what they share is still OK (%(num)s)", "Ask whether what they share is still OK (%(num)s)", asked
    )
    return [Link(words % {"num": asked}, reverse("sharing:mine", args=[who.id]))] if asked else []


def _plan_rows(current: RoundView | None, versions: tuple[VersionView, ...]) -> list[Row]:
    rows = [Row(_("Where the plan stands"), stage_words(current.stage if current else None))]
    if current and current.due_on:
        rows.append(Row(_("Next for the team, by"), day(current.due_on)))
    if versions:
        rows.append(Row(_("Agreed"), _("Version %(number)s, %(date)s") % _agreed(versions[0])))
        rows.append(Row(_("Review"), day(versions[0].review_on)))
    return rows


def _agreed(version: VersionView) -> dict[str, object]:
    return {"number": version.number, "date": day(version.agreed_at)}


def _details(who: PersonView, may_change: bool) -> list[Row]:
    details = reverse("people:details", args=[who.id])
    change = (Change(reverse("people:letters", args=[who.id]), _("Change"), _("how they hear from us")),)
    hears = _("No messages") if who.no_messages else str(CONTACT[who.contact_by])

    def mend(what: str) -> tuple[Change, ...]:
        return (Change(details, _("Change"), what),) if may_change else ()

    rows = [
        Row(_("Name"), who.name, mend(_("their name"))),
        Row(_("Likes to be called"), who.preferred_name, mend(_("what they like to be called"))),
        Row(_("Date of birth"), day(who.born_on), mend(_("their date of birth"))),
        Row(_("Address"), "\n".join(filter(None, (who.address, who.postcode))), mend(_("their address"))),
        Row(_("Phone"), who.telephone, mend(_("their phone number"))),
        Row(_("Email"), who.email),
        Row(_("How they hear from us"), hears, change),
        _needs_row(who),
    ]
    return [Row(row.label, row.words or _("Not known"), row.changes) for row in rows if row.words or row.changes]


def _needs_row(who: PersonView) -> Row:
    """All of it in one row, with what nobody has asked about."""
    header, unasked = header_of(who), not_asked(who.needs)
    words = [language_name(who.language), *header.needs, *header.adjustments]
    if unasked:
        words.append(_("Not asked yet: %(what)s") % {"what": ", ".join(str(TITLES[each]) for each in unasked)})
    change = Change(reverse("needs:needs", args=[who.id]), _("See all"), _("of what they need"))
    return Row(_("What they need"), "\n".join(words), (change,))


def _joined(kept: UUID, each: Joined, *, may_undo: bool) -> Row:
    """A record that was joined to this one: by whom and why, its own page, and the way to undo it."""
    said = _("Joined on %(date)s by %(who)s: %(why)s")
    words = said % {"date": day(each.at), "who": each.by_name, "why": each.reason}
    look = Change(reverse("people:person", args=[each.person.id]), _("Open"), _("the record that was joined"))
    undo = Change(reverse("people:undo_merge", args=[kept, each.person.id]), _("Take apart"))
    return Row(each.person.known_as, words, (look, undo) if may_undo else (look,))


def _supporter(each: SupporterView) -> Row:
    part = "" if each.kind == "coordinator" else part_words(each)
    words = "\n".join(filter(None, (each.name, part, contact_words(each))))
    return Row(str(KINDS.get(each.kind, each.kind)), words)
