"""Who supports a person, and who coordinates."""

from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models.expressions import RawSQL

from alongside.records.careteam.models import Supporter, SupporterKind
from alongside.records.careteam.shown import supporter_view
from alongside.records.careteam.values import SupportedPerson, SupporterView, ToAsk
from alongside.rules.actors import Actor
from alongside.rules.involvement import AnswersWhen

# Part of every plan page, so in plain SQL. The columns are the fields of SupporterView, in their order.
_SUPPORTERS = """
select id, person_id, kind, name, relationship, role, team, telephone, email, key_worker, no_contact, no_contact_reason,
    account_id, organisation_id, starts_on, ends_on, answers_when
from careteam_supporter
where person_id = any(records_of(%(person)s)) and ends_on is null
    and not id = any((select unwanted_supporters(%(person)s))::uuid[])
order by kind <> 'coordinator', name, id
"""


def supporters_of(*, by: Actor, person: UUID) -> tuple[SupporterView, ...]:
    """Everybody who supports this person now and is not kept out of it by a decision, the coordinator first."""
    with connection.cursor() as cursor:
        cursor.execute(_SUPPORTERS, {"person": person})
        return tuple(SupporterView(*(*row[:-1], AnswersWhen(row[-1]))) for row in cursor.fetchall())


def everybody_around(*, by: Actor, person: UUID) -> tuple[SupporterView, ...]:
    """Whoever supports this person or once did, wanted or not, by name; but no teams. What shows it logs it."""
    rows = Supporter.objects.filter(person_id__in=RawSQL("select unnest(records_of(%s))", [person]))
    return tuple(supporter_view(row) for row in rows.exclude(kind=SupporterKind.TEAM).order_by("name", "id"))


def people_supported_by(*, by: Actor, account: UUID) -> tuple[UUID, ...]:
    """The people whom this account supports now."""
    return tuple(Supporter.objects.filter(account_id=account, ends_on=None).values_list("person_id", flat=True))


def supported_people(*, by: Actor) -> tuple[SupportedPerson, ...]:
    """Whom the account that is signing in, or one entered from it, supports as family, friend or carer, by name."""
    with connection.cursor() as cursor:
        cursor.execute("select person, called, account from supported_people() order by called, person, account")
        return tuple(SupportedPerson(*row) for row in cursor.fetchall())


def birth_date_is(*, by: Actor, person: UUID, born_on: date) -> bool:
    """Whether this is the birth date of the account's own person, or of one whom the account supports."""
    with connection.cursor() as cursor:
        cursor.execute("select birth_date_is(%s, %s)", [person, born_on])
        return bool(cursor.fetchone()[0])


def coordinator_to_ask(*, by: Actor, person: UUID) -> ToAsk | None:
    """The named coordinator with their organisation, if they work for one. One query: it is on the home page."""
    rows = Supporter.objects.filter(person_id=person, kind=SupporterKind.COORDINATOR, ends_on=None)
    row = rows.select_related("organisation").first()
    if row is None:
        return None
    at = row.organisation
    return ToAsk(row.name, at.name if at else "", row.telephone or (at.telephone if at else ""))


def coordinator_of(*, by: Actor, person: UUID) -> SupporterView | None:
    """The named coordinator, if there is one."""
    row = Supporter.objects.filter(person_id=person, kind=SupporterKind.COORDINATOR, ends_on=None).first()
    return supporter_view(row) if row else None
