"""From what is read to what paper takes: the invitation, the preparation pack and the person's copy."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.conf import settings
from django.utils.translation import gettext, override

from alongside.doors.paper_parts import goal_on_paper, parts_on_paper
from alongside.doors.papers_appointments import PLACES, appointment_words
from alongside.doors.papers_care_team import handover_words, supporter_on_paper
from alongside.doors.papers_opening import card_used_words, cards_stopped_words, opening_words
from alongside.doors.papers_override import override_words
from alongside.doors.section_names import section_name
from alongside.doors.words import words_of
from alongside.engines.paper.printing import letter, pack, plan
from alongside.engines.paper.values import (
    Block,
    Code,
    Letter,
    Meeting,
    PackPaper,
    Paper,
    PlanPaper,
    PromptShown,
    Reading,
    ResultShown,
    Sender,
)
from alongside.journey.document.values import FOR_ANOTHER, How, PlanCopy
from alongside.journey.prepare.values import GoalBefore, PackResultView, PackView
from alongside.records.appointments.values import AppointmentView
from alongside.records.careteam.values import HandoverView
from alongside.records.people.values import OrganisationView, PersonView
from alongside.records.plans.values import VersionView
from alongside.records.sharing.values import OverrideView, SharingView
from alongside.rules.dates import LONDON, day_of
from alongside.rules.needs import Format, check_output, flags, output_for

LETTER = "letter"
SENT_BACK_BEFORE = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class PrintAs:
    """What a paper is made in spite of (rules.needs: X1), and whether it is in large print for another reason."""

    despite: tuple[str, ...] = ()
    large_print: bool = False


NEEDED = PrintAs()


def by_own_choice(person: PersonView) -> PrintAs:
    """For the person themself, who asks for their own paper as it is."""
    return PrintAs(despite=flags(person.needs))


def pack_paper(view: PackView, now: datetime, before: Sequence[GoalBefore] = (), print_as: PrintAs = NEEDED) -> Paper:
    """The pack as the person gets it, in their language and print size; without results that are held.

    before: the goals of their plan that stands.

    Every paper: raises NotReady where it is not in the format that the person needs, unless that was overridden.
    """
    large = _in_large_print(view.person, print_as)
    with override(language_tag(view.person)):
        return pack(_pack(view, now, before, large), translate=gettext)


def invitation_paper(
    *,
    reference: str,
    person: PersonView,
    organisation: OrganisationView,
    code: str,
    today: date,
    print_as: PrintAs = NEEDED,
) -> Paper:
    """The letter that asks somebody whether they would like to make a plan, with a code to sign in with."""
    large = _in_large_print(person, print_as)
    with override(language_tag(person)):
        subject = gettext("Would you like to make a plan with us?")
        paper = _WithCode(reference, person, organisation, code, today, large).saying(subject, *_invitation_body())
        return letter(paper, translate=gettext)


def code_paper(
    *,
    reference: str,
    person: PersonView,
    organisation: OrganisationView,
    code: str,
    carer: str,
    today: date,
    print_as: PrintAs = NEEDED,
) -> Paper:
    """The letter with a new code to sign in with: the person's own, or a carer's for the person to hand over."""
    large = _in_large_print(person, print_as)
    with override(language_tag(person)):
        subject = gettext("A new code to sign in")
        paper = _WithCode(reference, person, organisation, code, today, large).saying(subject, _new_code_body(carer))
        return letter(paper, translate=gettext)


def coordinator_paper(
    *,
    reference: str,
    person: PersonView,
    organisation: OrganisationView,
    handover: HandoverView,
    today: date,
    print_as: PrintAs = NEEDED,
) -> Paper:
    """The letter that says who the one person to ask is now, and who it was before."""
    return _notice(reference, person, organisation, today, print_as, lambda: handover_words(handover))


def appointments_paper(
    *,
    reference: str,
    person: PersonView,
    organisation: OrganisationView,
    contacts: tuple[AppointmentView, ...],
    today: date,
    print_as: PrintAs = NEEDED,
) -> Paper:
    """The letter that says when the two linked appointments are now, or that they are cancelled."""
    return _notice(reference, person, organisation, today, print_as, lambda: appointment_words(contacts, organisation))


def opening_paper(
    reference: str,
    person: PersonView,
    organisation: OrganisationView,
    opened_at: datetime,
    today: date,
    print_as: PrintAs = NEEDED,
) -> Paper:
    """The notice that somebody's plan was opened in an emergency: by whom, when, and how to ask."""
    return _notice(reference, person, organisation, today, print_as, lambda: opening_words(opened_at, organisation))


def card_used_paper(
    reference: str,
    person: PersonView,
    organisation: OrganisationView,
    used_at: datetime,
    today: date,
    print_as: PrintAs = NEEDED,
) -> Paper:
    """The notice that somebody used a person's emergency card: when, where to read who, and how to stop the card."""
    return _notice(reference, person, organisation, today, print_as, lambda: card_used_words(used_at, organisation))


def cards_stopped_paper(
    reference: str,
    person: PersonView,
    organisation: OrganisationView,
    stopped_at: datetime,
    today: date,
    print_as: PrintAs = NEEDED,
) -> Paper:
    """The notice that somebody of the team stopped a person's emergency cards: by whom, when, and what to do now."""
    words = partial(cards_stopped_words, stopped_at, organisation)
    return _notice(reference, person, organisation, today, print_as, words)


def override_paper(
    *,
    reference: str,
    person: PersonView,
    organisation: OrganisationView,
    shown: OverrideView,
    today: date,
    print_as: PrintAs = NEEDED,
) -> Paper:
    """The notice that part of somebody's plan was shown on a legal ground: to whom, what, why, and how to complain."""
    return _notice(reference, person, organisation, today, print_as, lambda: override_words(shown, organisation))


def _notice(
    reference: str,
    person: PersonView,
    organisation: OrganisationView,
    today: date,
    print_as: PrintAs,
    words: Callable[[], tuple[str, tuple[Block, ...]]],
) -> Paper:
    """A letter that tells something: its subject and what it says are made in the person's language."""
    large = _in_large_print(person, print_as)
    with override(language_tag(person)):
        subject, body = words()
        paper = Letter(
            reference=reference,
            to=_to(person),
            greeting=_greeting(person),
            subject=subject,
            body=body,
            sender=sender(organisation),
            signed=(organisation.name,),
            dated=today,
            language=language_tag(person),
            large_print=large,
        )
        return letter(paper, translate=gettext)


def plan_paper(copy: PlanCopy, print_as: PrintAs = NEEDED) -> Paper:
    """The person's copy of one version, in their print size."""
    version = copy.plan.version
    if version is None:
        raise ValueError("a copy of a plan that is not agreed")
    large = _in_large_print(copy.plan.person, print_as)
    with override(language_tag(copy.plan.person)):
        return plan(_plan(copy, version, large), translate=gettext)


def _in_large_print(person: PersonView, print_as: PrintAs) -> bool:
    """Whether the paper is in large print. Raises NotReady where the person needs what paper cannot be (X1)."""
    needed = output_for(LETTER, person.needs)
    check_output(needed, person.needs, despite=print_as.despite)
    return print_as.large_print or Format.LARGE_PRINT in needed.formats


@dataclass(frozen=True, slots=True)
class _WithCode:
    """A letter to a person with a code to sign in with, whatever it says."""

    reference: str
    person: PersonView
    organisation: OrganisationView
    code: str
    dated: date
    large_print: bool

    def saying(self, subject: str, *body: Block) -> Letter:
        return Letter(
            reference=self.reference,
            to=_to(self.person),
            greeting=_greeting(self.person),
            subject=subject,
            body=body,
            sender=sender(self.organisation),
            signed=(self.organisation.name,),
            dated=self.dated,
            code=Code(code=self.code, link=f"{settings.PUBLIC_ADDRESS}/sign-in/code/"),
            language=language_tag(self.person),
            large_print=self.large_print,
        )


def _new_code_body(carer: str) -> Block:
    first = (
        gettext("This letter has a code for %(name)s. With it they can sign in to help you. Give it to them yourself.")
        if carer
        else gettext("This letter has a new code for you to sign in with.")
    )
    paragraphs = (
        first % {"name": carer},
        gettext("We also ask for your date of birth. The code works once, in the next 6 weeks."),
        gettext("If you did not ask for this, ring us."),
    )
    return Block(paragraphs=paragraphs)


def _invitation_body() -> tuple[Block, ...]:
    return (
        Block(
            paragraphs=(
                gettext("We would like to make a plan with you: your own plan, in your words."),
                gettext("It is about what matters to you, what helps you, and who does what."),
                gettext("You own it, and you decide who sees it."),
            )
        ),
        Block(
            heading=gettext("What happens next"),
            bullets=(
                gettext("We arrange a short visit to gather information, and a longer talk."),
                gettext("Before the talk we send you your results and some questions to think about."),
                gettext("You can bring somebody with you. You can say no, or not now."),
            ),
        ),
        Block(
            heading=gettext("How to answer"),
            paragraphs=(
                gettext("Ring us, or sign in on the internet with the code below and your date of birth."),
                gettext("If you need this letter in another form, ring us and tell us."),
            ),
        ),
    )


def _plan(copy: PlanCopy, version: VersionView, large_print: bool) -> PlanPaper:
    person = copy.plan.person
    return PlanPaper(
        name=person.name,
        version=version.number,
        agreed_on=day_of(version.agreed_at),
        agreed_by=_agreed_by(person, version),
        parts=tuple(parts_on_paper(copy)),
        sharing=tuple(sharing_sentence(each) for each in copy.plan.sharing if not each.is_left_out),
        supporters=tuple(map(supporter_on_paper, copy.plan.people)),
        sender=sender(copy.organisation),
        printed_on=copy.printed_on,
        fingerprint=version.fingerprint,
        review_on=version.review_on,
        review_with=version.review_with,
        newest=f"{settings.PUBLIC_ADDRESS}/plan/",
        language=language_tag(person),
        large_print=large_print,
    )


def sharing_sentence(decision: SharingView) -> str:
    """One decision as a sentence: "Riverside can see: My goals and what we will do."."""
    if not decision.sections:
        return gettext("%(reader)s sees nothing of it.") % {"reader": decision.reader_name}
    sections = ", ".join(section_name(section) for section in decision.sections)
    return gettext("%(reader)s can see: %(sections)s.") % {"reader": decision.reader_name, "sections": sections}


def _agreed_by(person: PersonView, version: VersionView) -> tuple[str, ...]:
    if version.agreed_how == How.OWN_SIGN_IN:
        return (gettext("%(name)s agreed to this plan by signing in.") % {"name": person.name},)
    names = {"name": person.name, "who": version.agreed_by_name, "for": version.agreed_with_name}
    if version.agreed_how == How.BEST_INTERESTS:
        return (gettext("This plan was agreed in the best interests of %(name)s. %(for)s decided that.") % names,)
    if version.agreed_how in FOR_ANOTHER:
        return (gettext("%(for)s agreed to this plan for %(name)s.") % names,)
    return (gettext("%(name)s agreed to this plan together with %(who)s.") % names,)


def _to(person: PersonView) -> tuple[str, ...]:
    return tuple([person.name, *person.address.splitlines(), person.postcode][:7])


def _greeting(person: PersonView) -> str:
    return gettext("Dear %(name)s,") % {"name": person.called}


def _pack(view: PackView, now: datetime, before: Sequence[GoalBefore], large_print: bool) -> PackPaper:
    talk = view.conversation
    return PackPaper(
        name=view.person.name,
        code=round_code(view),
        to=_to(view.person),
        greeting=_greeting(view.person),
        sender=sender(view.organisation),
        signed=(talk.with_name, view.organisation.name) if talk else (view.organisation.name,),
        dated=view.release_on or day_of(now),
        conversation=_meeting(view),
        results=tuple(_result(each) for each in view.results if not each.is_held),
        prompts=tuple(PromptShown(question=gettext(each.text), hint=gettext(each.hint)) for each in view.prompts),
        return_by=day_of(talk.starts_at) - SENT_BACK_BEFORE if talk else None,
        note=view.note,
        link=f"{settings.PUBLIC_ADDRESS}/prepare/",
        goals=tuple(goal_on_paper(each.goal, each.actions) for each in before),
        language=language_tag(view.person),
        large_print=large_print,
    )


def round_code(view: PackView) -> str:
    """The round's code on every page, so that what comes back is entered for the right round."""
    return str(view.round.id)[:8].upper()


def sender(organisation: OrganisationView) -> Sender:
    address = tuple(organisation.address.splitlines())
    return Sender(organisation=organisation.name, address=address, phone=organisation.telephone)


def _meeting(view: PackView) -> Meeting | None:
    talk = view.conversation
    if talk is None:
        return None
    return Meeting(at=talk.starts_at.astimezone(LONDON), where=str(PLACES[talk.place]), who=talk.with_name)


def _result(each: PackResultView) -> ResultShown:
    return ResultShown(
        name=each.name,
        value=each.value,
        taken_on=each.taken_on,
        last_value=each.last_value,
        last_on=each.last_taken_on,
        usual=words_of(each.usual) if each.usual else "",
        explanation=words_of(each.explanation),
        line=tuple(Reading(reading.on, reading.number, reading.shown) for reading in each.earlier),
    )


def language_tag(person: PersonView) -> str:
    """The language that this person reads, as BCP 47 says it."""
    return "en-GB" if person.language in ("", "en") else person.language
