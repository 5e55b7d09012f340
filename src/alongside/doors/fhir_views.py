"""From what the gate shows to what the FHIR mappers take. Everything derives from what this reader may see."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.contact_words import ANSWERS
from alongside.doors.role_names import ROLES_WORDS
from alongside.doors.section_names import section_name
from alongside.doors.voices import details_of, label_of, whose_words
from alongside.engines.fhir.building import Referred
from alongside.engines.fhir.care_plan import ActionView, CarePlanView
from alongside.engines.fhir.care_team import CareTeamView, TeamMember
from alongside.engines.fhir.consent import ConsentView
from alongside.engines.fhir.goal import GoalView
from alongside.engines.fhir.patient import PatientView
from alongside.records.careteam.values import SupporterView
from alongside.records.people.values import PersonView
from alongside.records.plans.values import PlanView
from alongside.records.sharing.values import Reader, SharingView
from alongside.rules.dates import day_of
from alongside.rules.involvement import AnswersWhen
from alongside.rules.plan.content import Item, Kind, Whose
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.sharing_choices import GivenBy

GIVERS = {
    GivenBy.ATTORNEY: gettext_lazy("Attorney for health and welfare"),
    GivenBy.DEPUTY: gettext_lazy("Deputy for health and welfare"),
    GivenBy.PARENT: gettext_lazy("Holder of parental responsibility"),
    GivenBy.BEST_INTERESTS: gettext_lazy("Best-interests decision"),
}
_MEMBER_TYPES = {"family-or-friend": "RelatedPerson", "carer": "RelatedPerson"}


def patient(view: PlanView) -> PatientView:
    person = view.person
    return PatientView(
        id=person.id,
        version=_version(person),
        given_name=person.given_name,
        family_name=person.family_name,
        preferred_name=person.preferred_name,
        born_on=person.born_on,
        died_on=person.died_on,
        died=person.died_on is not None,
        nhs_number=person.nhs_number,
        gender=person.gender,
        telephone=person.telephone,
        email=person.email,
        address_lines=tuple(line for line in person.address.split("\n") if line),
        postcode=person.postcode,
        language=person.language,
        interpreter_needed=bool(person.interpreter),
    )


def has_care_plan(view: PlanView) -> bool:
    """There is a plan to send when a version is agreed and this reader sees words of it."""
    return view.version is not None and bool(view.content.items)


def care_plan(view: PlanView) -> CarePlanView:
    """The plan has the person's own id: one person, one plan. Dates are those of the newest words that are seen."""
    newest = last_said(view)
    spoken = [section for section in Section if section in SPOKEN_SECTIONS and view.content.in_section(section)]
    actions = [item for item in view.content.items if item.kind == Kind.ACTION]
    return CarePlanView(
        id=view.person.id,
        version=view.tag,
        person=view.person.id,
        person_name=view.person.name,
        title=_("Personalised care and support plan"),
        created_at=newest,
        start_on=newest.date(),
        author=Referred("Patient", view.person.name, view.person.id),
        care_teams=(view.person.id,) if view.people else (),
        goals=tuple(item.id for item in view.content.goals()),
        actions=tuple(_action(each) for each in actions),
        sections=tuple((section_name(s), tuple(map(_line, view.content.in_section(s)))) for s in spoken),
        last_updated=newest,
    )


def goals(view: PlanView) -> tuple[GoalView, ...]:
    return tuple(_goal(item, view.person.id) for item in view.content.goals())


def care_team(view: PlanView) -> CareTeamView:
    return CareTeamView(
        id=view.person.id,
        version=view.tag,
        person=view.person.id,
        members=tuple(map(_member, view.people)),
        name=_("People who support %(name)s") % {"name": view.person.called},
        notes=tuple(words for each in view.people if (words := _contact_note(each))),
    )


def consents(view: PlanView, now: datetime, base_url: str) -> tuple[ConsentView, ...]:
    """The newest decision about each reader, for a reader of the people around the person."""
    return tuple(_consent(each, view.person, now, base_url) for each in view.sharing)


def _consent(each: SharingView, person: PersonView, now: datetime, base_url: str) -> ConsentView:
    may = {"read": each.sections, "comment": each.comment_on, "contribute": each.contribute_to}
    is_over = not each.is_in_force(day_of(now))
    return ConsentView(
        id=each.id,
        version=hashlib.sha256(f"{each!r}{is_over}".encode()).hexdigest()[:32],
        person=person.id,
        person_name=person.name,
        reader=_reader(each.reader, each.reader_name),
        decided_by=_giver(GivenBy(each.given_by), person),
        decided_at=each.decided_at,
        starts_on=each.starts_on,
        ends_on=each.ends_on,
        is_over=is_over,
        purposes=tuple(map(str, each.purposes)),
        may={act: tuple((str(section), section_name(section)) for section in of) for act, of in may.items()},
        section_system=f"{base_url}/CodeSystem/plan-section",
        sentences=(_shares(each),),
        confirmed_at=each.looked_at if each.looked_at > each.decided_at else None,
    )


def _giver(given_by: GivenBy, person: PersonView) -> Referred:
    """Who decided: the person, or in what right somebody did in their place."""
    if given_by == GivenBy.PERSON:
        return Referred("Patient", person.name, person.id)
    return Referred("RelatedPerson", str(GIVERS[given_by]))


def _reader(reader: Reader, name: str) -> Referred:
    if reader.role and reader.organisation:
        words = _("%(roles)s at %(name)s") % {"roles": ROLES_WORDS[reader.role], "name": name}
        return Referred("PractitionerRole", words)
    if reader.account:
        return Referred("Practitioner" if reader.role else "RelatedPerson", name)
    return Referred("CareTeam" if reader.team else "Organization", name)


def _shares(each: SharingView) -> str:
    if not each.sections:
        return _("Nothing is shared.")
    return _("Shared: %(parts)s.") % {"parts": ", ".join(section_name(section) for section in each.sections)}


def last_said(view: PlanView) -> datetime:
    """When the newest of the words that this reader sees were said."""
    return max(item.said_at for item in view.content.items)


def _goal(item: Item, person: UUID) -> GoalView:
    expressed_by = None if item.whose == Whose.PERSON else Referred("RelatedPerson", item.said_by)
    return GoalView(
        id=item.id,
        version=f"{item.seq}-{int(item.said_at.timestamp())}",
        person=person,
        words=item.words,
        start_on=item.said_at.date(),
        expressed_by=expressed_by,
        importance=item.importance,
        notes=_notes(item),
        language=item.language,
        last_updated=item.said_at,
    )


def _action(item: Item) -> ActionView:
    return ActionView(item.id, item.words, item.who, item.by_when, item.confidence, notes=_notes(item))


def _notes(item: Item) -> tuple[str, ...]:
    """What is said beside a goal or an action: FHIR R4 has no elements for it."""
    return tuple(f"{name}: {words}" for name, words in details_of(item))


def _contact_note(each: SupporterView) -> str:
    """Whom not to contact, and when somebody answers. FHIR R4 has no element for the hours of a number."""
    if each.no_contact:
        return _("Please do not contact %(name)s.") % {"name": each.name}
    if each.answers_when == AnswersWhen.NOT_ASKED:
        return ""
    return f"{each.name}: {ANSWERS[each.answers_when]}"


def _member(supporter: SupporterView) -> TeamMember:
    return TeamMember(
        member=Referred(_MEMBER_TYPES.get(supporter.kind, "Practitioner"), supporter.name),
        roles=_roles(supporter),
        organisation=supporter.team,
        since=supporter.starts_on,
    )


def _roles(supporter: SupporterView) -> tuple[str, ...]:
    """What somebody is to the person and does for them; else what part they play."""
    said = [each for each in (supporter.relationship, supporter.role) if each] or [supporter.kind]
    return (*said, "key worker") if supporter.key_worker else tuple(said)


def _line(item: Item) -> str:
    words = item.words if label_of(item) else f"“{item.words}”"
    line = "; ".join((f"{words} ({whose_words(item)})", *_notes(item)))
    if item.beside is None:
        return line
    return (
        line
        + "\n"
        + _("%(name)s does not agree, and says: %(words)s")
        % {
            "name": item.beside.said_by,
            "words": item.beside.words,
        }
    )


def _version(person: PersonView) -> str:
    return hashlib.sha256(repr(person).encode()).hexdigest()[:32]
