"""Restrictions: what is kept from whom, for safety. Source: safety.md 2.2 (F1, F4), domain.md 7.5, house.md 9.5."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from alongside.rules.actors import Role
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid


class Category(StrEnum):
    """Why it is kept apart."""

    SAFEGUARDING = "safeguarding"
    SERIOUS_HARM = "serious-harm"  # DPA 2018 Sch 3: a professional's opinion that knowing would do serious harm
    THIRD_PARTY = "third-party"  # about somebody else who has not agreed (F4)


@dataclass(frozen=True, slots=True)
class Kept:
    """From whom: these accounts, organisations and roles; with is_all_but, from everybody but these."""

    accounts: frozenset[UUID] = frozenset()
    organisations: frozenset[UUID] = frozenset()
    roles: frozenset[Role] = frozenset()
    is_all_but: bool = False

    def names(self, *, role: Role, account: UUID | None, organisation: UUID | None) -> bool:
        """Whether it keeps this reader away. Who guards people is kept away only by name."""
        is_named = account in self.accounts or organisation in self.organisations
        is_in_role = role in self.roles
        if self.is_all_but:
            return not (is_named or is_in_role or role == Role.SAFEGUARDING_LEAD)
        return is_named or (is_in_role and role != Role.SAFEGUARDING_LEAD)


def waits_for_a_look(*, review_on: date | None, is_lift_asked: bool, today: date) -> bool:
    """Whether somebody has to look at a restriction in force: its day has come, or somebody asked to lift it."""
    return is_lift_asked or (review_on is not None and review_on <= today)


def check_restriction(*, kept: Kept, section: Section | None, items: Collection[UUID], setter: UUID | None) -> None:
    """A restriction names somebody, is about one thing, does not shut out the one who sets it, and leaves the person
    something of their own plan. Raises Invalid."""
    if not (kept.accounts or kept.organisations or kept.roles):
        raise Invalid("restriction.from-whom", field="kept")
    if section is not None and items:
        raise Invalid("restriction.one-thing", field="section")
    if setter in kept.accounts and not kept.is_all_but:
        raise Invalid("restriction.not-oneself", field="kept")
    if section is None and not items and (Role.PERSON in kept.roles) != kept.is_all_but:
        raise Invalid("restriction.whole-person", field="kept")
