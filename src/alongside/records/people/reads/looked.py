"""Who did what with a person's record, with names."""

from uuid import UUID

from alongside.records.audit.reads import events_about, who_did
from alongside.records.audit.values import EVERYTHING, Only
from alongside.records.people.reads.accounts import names_of_accounts
from alongside.records.people.reads.organisations import names_of_organisations
from alongside.records.people.values import Looked, LookedPage, Looker
from alongside.rules.actors import Actor


def who_looked(
    *, by: Actor, person: UUID, before: int | None, most: int, with_own: bool, only: Only = EVERYTHING
) -> LookedPage:
    """What was done with a person's record, newest first, with names. with_own: also what the actor did themselves."""
    without = None if with_own else by.account
    page = events_about(by=by, person=person, before=before, most=most, without_account=without, only=only)
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


def lookers(*, by: Actor, person: UUID) -> tuple[Looker, ...]:
    """Who else did something with a person's record, and for which organisation, by name."""
    pairs = who_did(by=by, person=person, without_account=by.account)
    accounts = names_of_accounts(by=by, accounts={account for account, _organisation in pairs if account})
    organisations = names_of_organisations(by=by, organisations={each for _account, each in pairs if each})
    found = (
        Looker(
            account=account,
            name=accounts.get(account, "") if account else "",
            organisation=organisation,
            organisation_name=organisations.get(organisation, "") if organisation else "",
        )
        for account, organisation in pairs
    )
    return tuple(sorted(found, key=lambda each: (each.organisation_name, each.name, str(each.account))))
