"""The reads of people, organisations and accounts that leave this app."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.audit.reads import events_about
from alongside.records.people.keys import hash_of_key
from alongside.records.people.models import (
    Account,
    AccountRecovery,
    ClientKey,
    Membership,
    Organisation,
    Person,
    PossibleMatch,
    Registration,
)
from alongside.records.people.values import (
    AccountView,
    ClientPage,
    ClientView,
    Looked,
    LookedPage,
    MatchPage,
    MatchView,
    MembershipView,
    OrganisationView,
    PeoplePage,
    PeopleSearch,
    PersonView,
    RecoveryView,
    StaffPage,
)
from alongside.rules.actors import Actor, Role
from alongside.rules.refusals import NotReady, Unknown
from alongside.rules.staff import RECOVERY_LASTS

PAGE = 50  # people on one page of a list
# Asked on nearly every request, so in plain SQL: Django would take longer to put these together than to ask them.
# The columns are the fields of PersonView and MembershipView, in their order.
_PEOPLE = """
select id, given_name, family_name, preferred_name, born_on, died_on, moved_away_on, nhs_number, gender, address,
    postcode, telephone, email, language, interpreter, letter_format, contact_by, no_messages
from people_person where id = any(%s)
"""
_ROLES = """
select m.id, a.id, a.name, a.email, o.id, o.name, m.role, m.starts_on, m.ends_on
from people_membership m
join people_account a on a.id = m.account_id
join people_organisation o on o.id = m.organisation_id
where m.account_id = %(account)s and m.starts_on <= %(today)s and (m.ends_on is null or m.ends_on >= %(today)s)
"""
_MEMBERSHIP = (
    "id",
    "account_id",
    "account__name",
    "account__email",
    "organisation_id",
    "organisation__name",
    "role",
    "starts_on",
    "ends_on",
)


def person_view(*, by: Actor, person: UUID) -> PersonView:
    """One person's details. Raises Unknown when there is none that this actor may know of."""
    found = person_views(by=by, people=[person])
    if person not in found:
        raise Unknown("person.unknown")
    return found[person]


def person_views(*, by: Actor, people: Sequence[UUID]) -> Mapping[UUID, PersonView]:
    """The details of those of these people whom the actor may know of."""
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE, [list(people)])
        return {row[0]: PersonView(*row) for row in cursor.fetchall()}


def people_listed(*, by: Actor, people: Sequence[UUID], name: str, now: datetime) -> Mapping[UUID, PersonView]:
    """The people on one of the team's lists, whom the actor may know of. `name` is the list's; logged once."""
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": name, "found": str(len(people))})
    return person_views(by=by, people=people) if people else {}


def person_by_nhs_number(*, by: Actor, nhs_number: str) -> UUID | None:
    """The person with this NHS number, if there is one that this actor may know of."""
    return Person.objects.filter(nhs_number=nhs_number).values_list("id", flat=True).first()


def people_registered(*, by: Actor, search: PeopleSearch, page: int, now: datetime) -> PeoplePage:
    """A page of 50 of the people whom the actor's organisation looks after, by name, and those alone. Logged once."""
    who = [list(search.words), search.nhs_number, search.born_on, search.coordinator]
    with connection.cursor() as cursor:
        cursor.execute(
            "select person, total from registered_people(%s, %s, %s, %s, %s, %s)", [*who, PAGE, (page - 1) * PAGE]
        )
        rows = cursor.fetchall()
    people = person_views(by=by, people=[row[0] for row in rows])
    total = rows[0][1] if rows else 0
    append_event(by=by, now=now, kind=EventKind.CASELOAD_OPENED, detail={"list": "people", "found": str(total)})
    listed = tuple(people[row[0]] for row in rows if row[0] in people)
    return PeoplePage(listed, page, max(1, -(-total // PAGE)), total)


def possible_matches(*, by: Actor, page: int, now: datetime) -> MatchPage:
    """A page of 50 of the received people who may be somebody here and wait for a human, the first found first."""
    rows = _undecided(by)
    total, shown = rows.count(), list(rows.order_by("found_at", "id")[(page - 1) * PAGE : page * PAGE])
    known = [row.person_id for row in shown if row.person_id]
    people = people_listed(by=by, people=known, name="possible matches", now=now)
    matches = tuple(_match_view(row, people) for row in shown)
    return MatchPage(matches, page, max(1, -(-total // PAGE)), total)


def possible_match(*, by: Actor, match: UUID) -> MatchView:
    """One received person beside the one here. Raises Unknown when there is none, NotReady when it was decided."""
    row = PossibleMatch.objects.filter(organisation_id=by.known_organisation, id=match).first()
    if row is None:
        raise Unknown("match.unknown")
    if row.decided_at is not None:
        raise NotReady("match.decided")
    return _match_view(row, person_views(by=by, people=[row.person_id] if row.person_id else []))


def decided_match(*, by: Actor, match: UUID) -> MatchView:
    """One received person of whom a human has said whether it is somebody here. Raises Unknown."""
    decided = PossibleMatch.objects.filter(organisation_id=by.known_organisation, decided_at__isnull=False)
    row = decided.filter(id=match).first()
    if row is None:
        raise Unknown("match.unknown")
    return _match_view(row, {})


def count_possible_matches(*, by: Actor) -> int:
    """How many received people wait for a human."""
    return _undecided(by).count()


def organisation_view(*, by: Actor, organisation: UUID) -> OrganisationView:
    """One organisation. Raises Unknown."""
    row = Organisation.objects.filter(id=organisation).first()
    if row is None:
        raise Unknown("organisation.unknown")
    return _organisation_view(row)


def organisations(*, by: Actor) -> tuple[OrganisationView, ...]:
    """Every organisation by name: whom a person can choose to share with."""
    return tuple(_organisation_view(row) for row in Organisation.objects.order_by("name", "id"))


def organisation_by_code(*, by: Actor, ods_code: str) -> OrganisationView:
    """The organisation with this ODS code. Raises Unknown."""
    row = Organisation.objects.filter(ods_code=ods_code).first()
    if row is None:
        raise Unknown("organisation.unknown")
    return _organisation_view(row)


def account_view(*, by: Actor, account: UUID) -> AccountView:
    """One account. Raises Unknown."""
    row = Account.objects.filter(id=account).first()
    if row is None:
        raise Unknown("account.unknown")
    return _account_view(row)


def account_of_person(*, by: Actor, person: UUID) -> AccountView | None:
    """The person's own account, if they have one."""
    row = Account.objects.filter(person_id=person).first()
    return _account_view(row) if row else None


def account_by_email(*, by: Actor, email: str) -> AccountView | None:
    """The account that signs in with this address, if any."""
    row = Account.objects.filter(email__iexact=email).first()
    return _account_view(row) if row else None


def names_of_accounts(*, by: Actor, accounts: Collection[UUID]) -> Mapping[UUID, str]:
    """How these accounts are shown to others: to say who did something."""
    return dict(Account.objects.filter(id__in=accounts).values_list("id", "name"))


def names_of_organisations(*, by: Actor, organisations: Collection[UUID]) -> Mapping[UUID, str]:
    """The names of these organisations."""
    return dict(Organisation.objects.filter(id__in=organisations).values_list("id", "name"))


def who_looked(*, by: Actor, person: UUID, before: int | None, most: int, with_own: bool) -> LookedPage:
    """What was done with a person's record, newest first, with names. with_own: also what the actor did themselves."""
    without = None if with_own else by.account
    page = events_about(by=by, person=person, before=before, most=most, without_account=without)
    accounts = names_of_accounts(by=by, accounts={each.account for each in page.events if each.account})
    organisations = names_of_organisations(
        by=by, organisations={each.organisation for each in page.events if each.organisation}
    )
    return LookedPage(
        tuple(
            Looked(
                event=each,
                is_own=each.account is not None and each.account == by.account,
                name=accounts.get(each.account, "") if each.account else "",
                organisation=organisations.get(each.organisation, "") if each.organisation else "",
            )
            for each in page.events
        ),
        page.older,
    )


def looked_after_by(*, by: Actor, person: UUID, today: date) -> tuple[OrganisationView, ...]:
    """The organisations that look after this person today, as far as this actor may know, by name."""
    rows = Registration.objects.filter(person_id=person, since_on__lte=today)
    rows = rows.filter(Q(until_on=None) | Q(until_on__gte=today)).select_related("organisation")
    return tuple(_organisation_view(row.organisation) for row in rows.order_by("organisation__name", "id"))


def memberships_of(*, by: Actor, account: UUID, today: date) -> tuple[MembershipView, ...]:
    """The roles that this account may sign in with today."""
    with connection.cursor() as cursor:
        cursor.execute(_ROLES, {"account": account, "today": today})
        return tuple(_membership_view(row) for row in cursor.fetchall())


def works_somewhere(*, by: Actor, account: UUID) -> bool:
    """Whether this account is one of staff: it has a role at an organisation now, had one, or will."""
    return Membership.objects.filter(account_id=account).exists()


def staff_of(*, by: Actor, organisation: UUID) -> tuple[MembershipView, ...]:
    """Everybody who works or worked for this organisation, by name."""
    rows = _memberships().filter(organisation_id=organisation).order_by("account__name", "role", "id")
    return tuple(_membership_view(row) for row in rows)


def staff_page(*, by: Actor, words: str, page: int) -> StaffPage:
    """A page of 50 of those who work or worked for the actor's organisation, by name; words: in a name or address."""
    rows = _memberships().filter(organisation_id=by.known_organisation).order_by("account__name", "role", "id")
    for word in words.split():
        rows = rows.filter(Q(account__name__icontains=word) | Q(account__email__icontains=word))
    total = rows.count()
    members = tuple(_membership_view(row) for row in rows[(page - 1) * PAGE : page * PAGE])
    return StaffPage(members, page, max(1, -(-total // PAGE)), total)


def member_of_staff(*, by: Actor, membership: UUID) -> MembershipView:
    """One role of somebody at the actor's organisation. Raises Unknown."""
    row = _memberships().filter(id=membership, organisation_id=by.known_organisation).first()
    if row is None:
        raise Unknown("membership.unknown")
    return _membership_view(row)


def open_recoveries(*, by: Actor, now: datetime) -> tuple[RecoveryView, ...]:
    """The lost phones that wait for a second person, the oldest first."""
    rows = AccountRecovery.objects.filter(second_at=None, first_at__gt=now - RECOVERY_LASTS).select_related("account")
    return tuple(
        RecoveryView(
            id=row.id,
            account=row.account_id,
            name=row.account.name,
            first_by=row.first_by,
            first_by_name=row.first_by_name,
            first_how=row.first_how,
            first_at=row.first_at,
            until=row.first_at + RECOVERY_LASTS,
        )
        for row in rows.order_by("first_at", "id")
    )


def client_of_key(*, by: Actor, token: str) -> ClientView | None:
    """The system that a bearer token was issued to, unless it was withdrawn."""
    row = ClientKey.objects.select_related("organisation").filter(key_hash=hash_of_key(token)).first()
    return _client_view(row) if row and row.withdrawn_at is None else None


def client_keys(*, by: Actor, page: int = 1) -> ClientPage:
    """A page of 50 of the keys that act as the actor's organisation, or that it issued, newest first."""
    rows = _keys_of(by).order_by("-issued_at", "id")
    total = rows.count()
    keys = tuple(_client_view(row) for row in rows[(page - 1) * PAGE : page * PAGE])
    return ClientPage(keys, page, max(1, -(-total // PAGE)), total)


def client_key(*, by: Actor, key: UUID) -> ClientView:
    """One of those keys that still works. Raises Unknown."""
    row = _keys_of(by).filter(id=key, withdrawn_at=None).first()
    if row is None:
        raise Unknown("client-key.unknown")
    return _client_view(row)


def _keys_of(by: Actor) -> QuerySet[ClientKey]:
    own = by.known_organisation
    return ClientKey.objects.select_related("organisation").filter(Q(issuer_id=own) | Q(organisation_id=own))


def _undecided(by: Actor) -> QuerySet[PossibleMatch]:
    return PossibleMatch.objects.filter(organisation_id=by.known_organisation, decided_at=None)


def _match_view(row: PossibleMatch, people: Mapping[UUID, PersonView]) -> MatchView:
    return MatchView(
        id=row.id,
        source_id=row.source_id,
        given_name=row.given_name,
        family_name=row.family_name,
        born_on=row.born_on,
        why=row.why,
        found_at=row.found_at,
        person=people.get(row.person_id) if row.person_id else None,
        is_same=row.is_same,
    )


def _memberships() -> QuerySet[Membership, tuple[Any, ...]]:
    """Asked on every request of staff, so straight into values: models made of three tables cost twice as much."""
    return Membership.objects.values_list(*_MEMBERSHIP)


def _organisation_view(row: Organisation) -> OrganisationView:
    return OrganisationView(row.id, row.name, row.ods_code, row.telephone, row.address)


def _account_view(row: Account) -> AccountView:
    return AccountView(row.id, row.name, row.email, row.person_id, row.is_active)


def _membership_view(row: tuple[Any, ...]) -> MembershipView:
    membership, account, name, email, organisation, organisation_name, role, starts_on, ends_on = row
    who = (membership, account, name, email, organisation, organisation_name)
    return MembershipView(*who, Role(role), starts_on, ends_on)


def _client_view(row: ClientKey) -> ClientView:
    return ClientView(row.id, row.organisation_id, row.organisation.name, row.name, row.issued_at, row.withdrawn_at)


def memberships_today(*, by: Actor, today: date) -> tuple[MembershipView, ...]:
    """Every role that somebody could sign in with today, by organisation and name: at most 100, for demo mode."""
    rows = _memberships().filter(starts_on__lte=today).filter(Q(ends_on=None) | Q(ends_on__gte=today))
    return tuple(_membership_view(row) for row in rows.order_by("organisation__name", "account__name", "id")[:100])


def accounts_of_people(*, by: Actor) -> tuple[AccountView, ...]:
    """Accounts of people whose own plan it is, by name: at most 100, for demo mode."""
    rows = Account.objects.filter(person__isnull=False).order_by("name", "id")[:100]
    return tuple(_account_view(row) for row in rows)


def accounts_without_a_role(*, by: Actor) -> tuple[AccountView, ...]:
    """Accounts that are neither a person's own nor a member of staff's, by name: carers. At most 100, for demo mode."""
    rows = Account.objects.filter(person=None, memberships=None).order_by("name", "id")[:100]
    return tuple(_account_view(row) for row in rows)
