"""Joiners, leavers and locums: who may be given which role, and how a lost phone is made good."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from alongside.rules.actors import STAFF, Actor, Role
from alongside.rules.refusals import Invalid, NotAllowed, NotReady

RECOVERY_LASTS = timedelta(hours=24)
LONGEST_AHEAD = timedelta(days=366)  # a start later than that is a slip of the pen


class IdentityCheck(StrEnum):
    """How somebody was made sure of. Each way is with a photograph, or by eye of one who knows them."""

    IN_PERSON = "in-person"
    VIDEO = "video"
    KNOWN = "known"


@dataclass(frozen=True, slots=True)
class Joiner:
    """Somebody who is to work for an organisation; ends_on is the last day, for a locum known from the start."""

    name: str
    email: str
    role: Role
    starts_on: date
    ends_on: date | None = None


def check_administers(by: Actor) -> None:
    """Only an administrator, or the set-up of the service, changes who works where."""
    if by.role not in (Role.ADMINISTRATOR, Role.SYSTEM):
        raise NotAllowed("access.administrators-only")


def check_may_issue(by: Actor, organisation: UUID, has_administrator: bool) -> None:
    """A key acts as an organisation: it is issued by that one's own administrator, where it has one."""
    check_administers(by)
    if by.role != Role.SYSTEM and organisation != by.organisation and has_administrator:
        raise Invalid("client-key.has-own-administrator", field="organisation")


def check_joiner(joiner: Joiner, today: date) -> None:
    """Raises Invalid for a role that is not for staff, dates out of order, or a start more than a year ahead."""
    if joiner.role not in STAFF:
        raise Invalid("membership.role", field="role")
    if joiner.ends_on and joiner.ends_on < joiner.starts_on:
        raise Invalid("membership.ends-before-start", field="ends_on")
    if joiner.starts_on > today + LONGEST_AHEAD:
        raise Invalid("membership.starts-too-late", field="starts_on")


def check_not_own(by: Actor, account: UUID) -> None:
    """Nobody gives themselves a role, ends it, or vouches for themselves."""
    if by.account == account:
        raise NotReady("staff.not-yourself")


def check_one_administrator_stays(role: Role, others: Collection[UUID]) -> None:
    """An organisation without an administrator could add nobody any more. others: accounts of the other ones."""
    if role == Role.ADMINISTRATOR and not others:
        raise NotReady("staff.last-administrator")


def check_second_person(by: Actor, account: UUID, first_by: UUID) -> None:
    """Two different people check who somebody is, and neither is that somebody."""
    check_not_own(by, account)
    if by.account == first_by:
        raise NotReady("staff.second-person")


def identity_check(text: str) -> IdentityCheck:
    """The way of checking that a form names. Raises Invalid."""
    if text not in set(IdentityCheck):
        raise Invalid("staff.identity-check", field="how")
    return IdentityCheck(text)
