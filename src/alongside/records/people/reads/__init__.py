"""The reads of people, organisations and accounts that leave this app."""

from alongside.records.people.reads.accounts import (
    account_by_email,
    account_of_person,
    account_view,
    accounts_of_people,
    accounts_without_a_role,
    entered_account,
    enters_others,
    names_of_accounts,
)
from alongside.records.people.reads.details import open_details
from alongside.records.people.reads.information import open_information
from alongside.records.people.reads.keys import client_key, client_keys, client_of_key
from alongside.records.people.reads.looked import lookers, who_looked
from alongside.records.people.reads.matches import (
    count_possible_matches,
    decided_match,
    possible_match,
    possible_matches,
)
from alongside.records.people.reads.merging import joined_to, side_by_side
from alongside.records.people.reads.needs import open_adjustment, open_needs
from alongside.records.people.reads.organisations import (
    looked_after_by,
    names_of_organisations,
    organisation_by_code,
    organisation_view,
    organisations,
    registrations_of,
    teams,
)
from alongside.records.people.reads.people import (
    people_listed,
    people_registered,
    person_by_nhs_number,
    person_view,
    person_views,
)
from alongside.records.people.reads.staff import (
    addresses_in_role,
    member_of_staff,
    memberships_of,
    memberships_today,
    open_recoveries,
    staff_of,
    staff_page,
    works_somewhere,
)

__all__ = [
    "account_by_email",
    "account_of_person",
    "account_view",
    "accounts_of_people",
    "accounts_without_a_role",
    "addresses_in_role",
    "client_key",
    "client_keys",
    "client_of_key",
    "count_possible_matches",
    "decided_match",
    "entered_account",
    "enters_others",
    "joined_to",
    "looked_after_by",
    "lookers",
    "member_of_staff",
    "memberships_of",
    "memberships_today",
    "names_of_accounts",
    "names_of_organisations",
    "open_adjustment",
    "open_details",
    "open_information",
    "open_needs",
    "open_recoveries",
    "organisation_by_code",
    "organisation_view",
    "organisations",
    "people_listed",
    "people_registered",
    "person_by_nhs_number",
    "person_view",
    "person_views",
    "possible_match",
    "possible_matches",
    "registrations_of",
    "side_by_side",
    "staff_of",
    "staff_page",
    "teams",
    "who_looked",
    "works_somewhere",
]
