"""What is recorded of authority, in words and rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from alongside.doors.section_names import section_name
from alongside.doors.web.authority.wording import (
    ACTING,
    CHECKED,
    DECISIONS,
    FACTS,
    IMCAS,
    KINDS,
    LIMBS,
    STANDINGS,
    finding_words,
)
from alongside.doors.web.jinja import day
from alongside.doors.web.shapes import Change, Event, Row
from alongside.records.authority.values import (
    AssessmentView,
    AuthorityPage,
    AuthorityView,
    BestInterestsView,
    FactView,
    JudgementView,
)
from alongside.rules.authority.capacity import Limb, is_shown
from alongside.rules.authority.kinds import STATUTE, Acting, opens_plan
from alongside.rules.plan.sections import ALL_SECTIONS, Section


@dataclass(frozen=True, slots=True)
class Told:
    """One finding, decision or judgement: a heading, what it came to in a sentence, and all of it in rows."""

    heading: str
    outcome: str
    rows: list[Row]
    finding: str = ""  # the id of a finding on which a best-interests decision can stand


@dataclass(frozen=True, slots=True)
class Presented:
    """The page of authority in words."""

    found: list[str]
    holders: list[Row]
    assessments: list[Told]
    decisions: list[Told]
    judgements: list[Told]
    facts: list[Row]


def presented(page: AuthorityPage, today: date, *, own: bool) -> Presented:
    """own: the person reads about themselves: without the links of the team."""
    return Presented(
        found=[finding_words(each) for each in page.findings],
        holders=[_holder(each, own) for each in page.authorities],
        assessments=[_assessment(each, today) for each in page.assessments],
        decisions=[_decision(each) for each in page.decisions],
        judgements=[_judgement(each) for each in page.judgements],
        facts=[_fact(each, today, own) for each in page.facts],
    )


def authority_rows(view: AuthorityView) -> list[Row]:
    """All that is recorded of one authority."""
    said = view.said
    reaches = _("Nothing in the plan")
    if opens_plan(said.kind):
        reaches = _sections(said.sections)
    rows = [
        (_("Holder"), said.holder_name),
        (_("Who they are to the person"), said.relationship),
        (_("How to reach them"), said.contact),
        (_("The law it stands on"), STATUTE[said.kind]),
        (_("Number on the document"), said.reference),
        (_("Signed"), _day(said.signed_on)),
        (_("Registered"), _day(said.registered_on)),
        (_("From"), _day(said.starts_on)),
        (_("Until"), _day(said.ends_on)),
        (_("Others"), "" if said.acting == Acting.ALONE else str(ACTING[said.acting])),
        (_("Parts of the plan"), reaches),
        (_("May add and agree"), _yes(said.may_contribute) if opens_plan(said.kind) else ""),
        (_("A say about staying alive"), _yes(said.life_sustaining) if opens_plan(said.kind) else ""),
        (_("Must do, or must not do"), said.instructions),
        (_("Would like them to do"), said.preferences),
        (_("Witness"), said.witness),
        (_("How we know"), said.basis),
        (_("Where the document is"), said.kept_at),
        (_("Look at it again"), _day(said.review_on)),
        (_("Recorded by"), f"{view.recorded_by_name}, {day(view.recorded_at)}"),
    ]
    return _filled(rows)


def authority_steps(view: AuthorityView) -> list[Event]:
    """Its steps, the newest first."""
    return [
        Event(
            at=step.at,
            text=str(STANDINGS[step.standing]),
            who=step.by_name,
            detail="\n".join(filter(None, (str(CHECKED[step.checked]) if step.checked else "", step.words))),
        )
        for step in reversed(view.steps)
    ]


def _holder(view: AuthorityView, own: bool) -> Row:
    words = [str(KINDS[view.said.kind]), str(STANDINGS[view.standing])]
    change = () if own else (Change(reverse("authority:held", args=[view.id]), _("Open"), view.said.holder_name),)
    return Row(view.said.holder_name, "\n".join(words), change)


def _assessment(view: AssessmentView, today: date) -> Told:
    found = view.found
    if not is_shown(found, today):
        outcome = _("This was about a time that is over. Assess again if it is needed.")
    elif found.can_decide:
        outcome = _("They can make this decision.")
    else:
        outcome = _("It was found that they cannot make this one decision. It says nothing about any other.")
    limbs = [
        (str(LIMBS[limb]), f"{_yes(bool(answer.can))}\n{answer.evidence}".strip())
        for limb, answer in zip(Limb, found.limbs, strict=True)
    ]
    rows = [
        (_("Which decision"), str(DECISIONS[found.kind])),
        (_("To be decided by"), _day(found.decide_by)),
        (_("Why it was doubted"), found.doubt),
        (_("What they needed to know"), found.information),
        (_("Help given"), found.help_given),
        *limbs,
        (_("What affects mind or brain"), found.impairment),
        (_("How that is the reason"), found.because),
        (_("Comes and goes"), _yes(True) if found.fluctuates else ""),
        (_("May be able to decide"), found.may_regain),
        (_("Look at it again"), _day(found.review_on)),
        (_("How they were told"), found.person_told),
        (_("Assessed by"), f"{found.assessor}, {found.assessor_role}, {day(found.assessed_on)}"),
        (_("Where the document is"), found.kept_at),
    ]
    return Told(found.decision, outcome, _filled(rows), "" if found.can_decide else str(view.id))


def _decision(view: BestInterestsView) -> Told:
    made = view.made
    asked = [f"{each.name}, {each.relationship}: {each.view}" for each in made.consulted]
    rows = [
        (_("Which decision"), str(DECISIONS[made.kind])),
        (_("Options"), "\n".join(made.options)),
        (_("More free"), made.less_restrictive),
        (_("Wishes and feelings"), made.wishes),
        (_("Written down before"), made.written_statement),
        (_("Beliefs and values"), made.beliefs),
        (_("What else counts"), made.other_factors),
        (_("How they took part"), made.took_part),
        (_("Can it wait"), made.can_wait),
        (_("Who was asked"), "\n".join(asked) or made.nobody_consulted),
        (_("Advocate (IMCA)"), str(IMCAS[made.imca])),
        (_("About staying alive"), _yes(True) if made.is_life_sustaining else ""),
        (_("Decided by"), f"{made.decision_maker}, {made.decision_maker_role}, {day(made.decided_on)}"),
        (_("Look at it again"), _day(made.review_on)),
    ]
    return Told(made.decision, made.chosen, _filled(rows))


def _judgement(view: JudgementView) -> Told:
    judged = view.judged
    if not judged.is_competent:
        outcome = _("They do not yet understand enough. A parent may see the plan.")
    elif judged.agreed:
        outcome = _("They decide. Their parents may see: %(parts)s.") % {"parts": _sections(judged.agreed)}
    else:
        outcome = _("They decide. They keep the plan to themselves.")
    rows = [
        (_("Why"), judged.reason),
        (_("What the child wants"), judged.child_view),
        (_("Who talked with them"), f"{judged.assessor}, {judged.assessor_role}, {day(judged.judged_on)}"),
    ]
    return Told(judged.decision, outcome, _filled(rows))


def _fact(view: FactView, today: date, own: bool) -> Row:
    until = _("from %(start)s") % {"start": day(view.starts_on)}
    if view.ends_on:
        until = _("from %(start)s to %(end)s") % {"start": day(view.starts_on), "end": day(view.ends_on)}
    words = "\n".join(filter(None, (until, view.reference)))
    is_over = view.ends_on is not None and view.ends_on <= today
    href = reverse("authority:end_fact", args=[view.person, view.id])
    change = () if own or is_over else (Change(href, _("It is over"), str(FACTS[view.fact])),)
    return Row(str(FACTS[view.fact]), words, change)


def _sections(sections: Iterable[Section]) -> str:
    chosen = frozenset(sections)
    if chosen == ALL_SECTIONS:
        return _("All parts")
    return ", ".join(section_name(section) for section in Section if section in chosen)


def _filled(rows: Iterable[tuple[str, str]]) -> list[Row]:
    return [Row(label, words) for label, words in rows if words]


def _day(on: date | None) -> str:
    return day(on) if on else ""


def _yes(answer: bool) -> str:
    return _("Yes") if answer else _("No")
