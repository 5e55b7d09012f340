"""The page of one person's measures, for reads that have decided and logged the look."""

from datetime import datetime
from uuid import UUID

from alongside.records.measures.instruments import usable
from alongside.records.measures.models import Use
from alongside.records.measures.rows import use_values
from alongside.records.measures.values import MeasuresPage
from alongside.records.people.reads import person_view
from alongside.records.plans.reads import open_round_of
from alongside.records.sharing.reads import facts_for
from alongside.rules.actors import Actor
from alongside.rules.dates import age_on, day_of
from alongside.rules.measures.instrument import for_age
from alongside.rules.plan.sections import Section
from alongside.rules.plan.voices import voices_of
from alongside.rules.sharing import Act, Facts, decide


def page_of(by: Actor, person: UUID, now: datetime) -> MeasuresPage:
    """The page, once the look has been decided."""
    who, today = person_view(by=by, person=person), day_of(now)
    current = open_round_of(by=by, person=person)
    rows = list(Use.objects.filter(person_id=person).order_by("-begun_at"))
    views = use_values(rows)
    facts = facts_for(by=by, people=[person], now=now).get(person, Facts())
    age = age_on(who.born_on, today)
    here = usable(current.organisation if current else by.organisation, today)
    return MeasuresPage(
        person=who,
        instruments=tuple(for_age(each, age) for each in here),
        uses=tuple(each for each in views if each.finished_at is not None),
        begun=tuple(each for each in views if each.finished_at is None),
        may_add=bool(voices_of(by)) and decide(by, Act.CONTRIBUTE, Section.MEASURES, facts).allowed,
        has_round=current is not None,
    )
