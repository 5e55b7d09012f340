"""The pack of one round, what could go into it, and its results over time."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from alongside.journey.prepare.asked import keys_of
from alongside.journey.prepare.models import Pack, PackResult
from alongside.journey.prepare.values import (
    EarlierView,
    GoalBefore,
    PackResultView,
    PackView,
    ResultChoice,
    ResultsView,
    SetChoice,
)
from alongside.records.appointments.reads import appointments_of
from alongside.records.appointments.values import AppointmentView
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.health.reads import results_of, summary_of
from alongside.records.health.values import ResultView
from alongside.records.people.reads import organisation_view, person_view
from alongside.records.plans.reads import answers_to_prompts, as_the_person, check_may, open_plan, round_view
from alongside.records.plans.values import ContributionView, RoundView
from alongside.records.prompts.reads import prompts_asked, sets_to_choose
from alongside.records.sharing.reads import facts_for
from alongside.rules.actors import Actor
from alongside.rules.dates import day_of
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import Section
from alongside.rules.prepare import pack_status, voice_of
from alongside.rules.prompts.matching import sets_that_fit
from alongside.rules.prompts.prompt import PromptSet
from alongside.rules.quantities import latest_and_previous
from alongside.rules.sharing import Act, Facts, decide


def pack_for(*, by: Actor, round_id: UUID, now: datetime) -> PackView:
    """One round's preparation. A round without a pack has one with nothing in it. Raises Unknown for no such round.

    Held results are in it for the team alone; what the person has answered is not in it for anybody. That somebody else
    than the person looked at it is logged.
    """
    return pack_and_answers(by=by, round_id=round_id, now=now)[0]


def pack_and_answers(*, by: Actor, round_id: UUID, now: datetime) -> tuple[PackView, Mapping[str, ContributionView]]:
    """As pack_for, with what this voice has said, by prompt: nothing before the person has the pack."""
    row = round_view(by=by, round_id=round_id)
    contacts = {each.kind: each for each in appointments_of(by=by, rounds=[round_id])}
    pack = Pack.objects.filter(round_id=round_id).first()
    is_out = pack is not None and pack.release_on is not None and pack.release_on <= day_of(now)
    own = by.name if voice_of(by) == Whose.CARER else ""  # a person may have several carers
    said = answers_to_prompts(by=by, round_id=round_id, whose=voice_of(by), said_by=own) if is_out else {}
    view = _pack_view(by, row, contacts, pack, said, now)
    if view.results and by.own_plan != row.person:
        append_event(by=by, now=now, kind=EventKind.PACK_OPENED, person=row.person, once=True)
    return view, said


def results_for(*, by: Actor, round_id: UUID, now: datetime) -> ResultsView:
    """The pack's results, each with its readings of the same code and unit up to the day that the pack shows."""
    pack = pack_for(by=by, round_id=round_id, now=now)
    known = results_of(by=by, person=pack.person.id) if pack.results else ()
    return ResultsView(pack, tuple((shown, _readings(shown, known)) for shown in pack.results))


def goals_before(*, by: Actor, round_id: UUID, now: datetime) -> tuple[GoalBefore, ...]:
    """The goals of the plan that stands, as the person may read them, and what was to be done: a pack reminds them.

    None before the first plan, nor for a reader who may not see goals. The look at the plan is logged.
    """
    row = round_view(by=by, round_id=round_id)
    facts = facts_for(by=by, people=[row.person], now=now).get(row.person, Facts())
    if not decide(by, Act.READ, Section.GOALS, facts).allowed:
        return ()
    opened = open_plan(by=by, person=row.person, purpose=by.purpose, now=now)
    content = as_the_person(by=by, plan=opened).content
    return tuple(GoalBefore(goal, content.actions_of(goal.id)) for goal in content.goals())


def results_to_choose(*, by: Actor, round_id: UUID, now: datetime) -> tuple[ResultChoice, ...]:
    """The newest result of each kind, with the one before: what a pack can be made from.

    Before the first pack is made, those of the last fifteen months are chosen: a year, and time to come in.
    """
    row = round_view(by=by, round_id=round_id)
    check_may(by=by, person=row.person, act=Act.READ, section=Section.HEALTH, now=now)
    pack = Pack.objects.filter(round_id=round_id).first()
    chosen = set(PackResult.objects.filter(pack=pack).values_list("result", flat=True)) if pack else None
    append_event(by=by, now=now, kind=EventKind.PACK_OPENED, person=row.person, detail={"for": "choosing results"})
    pairs = latest_and_previous(results_of(by=by, person=row.person))
    return tuple(ResultChoice(pair.latest, pair.previous, _is_chosen(pair.latest, chosen, now)) for pair in pairs)


def sets_for_round(*, by: Actor, round_id: UUID, now: datetime) -> tuple[SetChoice, ...]:
    """The prompt sets that a round's pack could ask.

    Before the first pack is made, those that fit the person are chosen: for everyone, for each of their conditions, and
    for having several.
    """
    row = round_view(by=by, round_id=round_id)
    check_may(by=by, person=row.person, act=Act.READ, section=Section.HEALTH, now=now)
    sets = sets_to_choose(by=by, organisation=row.organisation)
    chosen = _chosen_sets(by, row, sets, Pack.objects.filter(round_id=round_id).first())
    return tuple(SetChoice(each, each.key in chosen) for each in sets)


def _chosen_sets(by: Actor, row: RoundView, sets: tuple[PromptSet, ...], pack: Pack | None) -> tuple[str, ...]:
    if pack is not None:
        return keys_of(pack.prompt_sets)
    language = person_view(by=by, person=row.person).language
    return sets_that_fit(sets, summary_of(by=by, person=row.person).conditions, language or "en")


def _is_chosen(result: ResultView, chosen: set[UUID] | None, now: datetime) -> bool:
    return result.id in chosen if chosen is not None else (now - result.taken_at).days <= 456


def _pack_view(
    by: Actor,
    row: RoundView,
    contacts: dict[str, AppointmentView],
    pack: Pack | None,
    said: Mapping[str, ContributionView],
    now: datetime,
) -> PackView:
    prompts = prompts_asked(by=by, kept=pack.prompt_sets) if pack else ()
    release_on = pack.release_on if pack else None
    return PackView(
        round=row,
        person=person_view(by=by, person=row.person),
        organisation=organisation_view(by=by, organisation=row.organisation),
        gathering=contacts.get("gathering"),
        conversation=contacts.get("conversation"),
        is_made=pack is not None,
        prompt_sets=keys_of(pack.prompt_sets) if pack else (),
        prompts=prompts,
        note=pack.note if pack else "",
        results=_results(pack, _may_see_held(by)) if pack else (),
        release_on=release_on,
        outside_reason=pack.outside_reason if pack else "",
        status=pack_status(
            release_on=release_on,
            today=day_of(now),
            answered=sum(not each.is_withdrawn for each in said.values()),
            total=len(prompts),
            finished=pack is not None and pack.finished_at is not None,
        ),
        finished_at=pack.finished_at if pack else None,
    )


def _may_see_held(by: Actor) -> bool:
    return by.is_staff


def _results(pack: Pack, with_held: bool) -> tuple[PackResultView, ...]:
    rows = PackResult.objects.filter(pack_id=pack.id).order_by("position")
    return tuple(_result(row) for row in rows if with_held or not row.is_held)


def _result(row: PackResult) -> PackResultView:
    names = PackResultView.__dataclass_fields__.keys() - {"earlier"}
    earlier = tuple(EarlierView(date.fromisoformat(on), number, shown) for on, number, shown in row.earlier)
    return PackResultView(earlier=earlier, **{name: getattr(row, name) for name in names})


def _readings(shown: PackResultView, known: tuple[ResultView, ...]) -> tuple[ResultView, ...]:
    newest = next((each for each in known if each.id == shown.result), None)
    if newest is None:
        return ()
    same = [each for each in known if each.code == newest.code and each.unit == newest.unit]
    return tuple(reversed([each for each in same if each.taken_at <= newest.taken_at and each.value is not None]))
