"""What has to be true before an authority is written down, whoever says so: dates, ages, and what it could open."""

from dataclasses import dataclass
from datetime import date

from alongside.rules.authority.birthdays import ADULT, OWN_CONSENT
from alongside.rules.authority.kinds import LASTING_POWERS, AuthorityKind, opens_plan
from alongside.rules.dates import age_on
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid

# Lasting powers replaced enduring ones on this day (MCA 2005 s.66(1)(b), commencement order 2007/1897).
FIRST_LASTING_POWER = date(2007, 10, 1)
LONGEST_YEARS = 100  # a power has no end of its own; a date beyond this is a slip


@dataclass(frozen=True, slots=True)
class Said:
    """An authority as somebody says it is."""

    kind: AuthorityKind
    holder_name: str
    starts_on: date
    ends_on: date | None = None
    signed_on: date | None = None
    registered_on: date | None = None
    sections: frozenset[Section] = frozenset()


def check_said(said: Said, born_on: date, today: date) -> None:
    """Raise Invalid, naming the field, unless this could be an authority over somebody born on that day."""
    if said.kind == AuthorityKind.NEXT_OF_KIN:
        raise Invalid("authority.next-of-kin", field="kind")  # rule A5
    if not said.holder_name.strip():
        raise Invalid("authority.holder", field="holder_name")
    _check_dates(said, today)
    _check_signed(said, born_on, today)
    _check_age(said.kind, age_on(born_on, today))
    if opens_plan(said.kind) and not said.sections:
        raise Invalid("authority.choose-sections", field="sections")


def _check_dates(said: Said, today: date) -> None:
    if said.starts_on > today:
        raise Invalid("authority.starts-later", field="starts_on")
    if said.ends_on is None:
        return
    if said.ends_on < said.starts_on:
        raise Invalid("authority.ends-before-start", field="ends_on")
    if said.ends_on.year > today.year + LONGEST_YEARS:
        raise Invalid("authority.ends-too-late", field="ends_on", values={"years": LONGEST_YEARS})


def _check_signed(said: Said, born_on: date, today: date) -> None:
    """A lasting power is made at 18 or later (MCA 2005 s.9(2)(c)), since October 2007; an enduring one before."""
    if said.registered_on is not None and said.registered_on > today:
        raise Invalid("authority.not-registered", field="registered_on")  # rule A3
    if said.signed_on is None:
        return
    if said.signed_on > today:
        raise Invalid("authority.signed-later", field="signed_on")
    if said.registered_on is not None and said.registered_on < said.signed_on:
        raise Invalid("authority.registered-before-signed", field="registered_on")
    if said.kind in LASTING_POWERS and age_on(born_on, said.signed_on) < ADULT:
        raise Invalid("authority.signed-too-young", field="signed_on")
    if said.kind in LASTING_POWERS and said.signed_on < FIRST_LASTING_POWER:
        raise Invalid("authority.lasting-too-early", field="signed_on")
    if said.kind == AuthorityKind.EPA and said.signed_on >= FIRST_LASTING_POWER:
        raise Invalid("authority.enduring-too-late", field="signed_on")


def _check_age(kind: AuthorityKind, age: int) -> None:
    """Parental responsibility is over a child (Children Act 1989 s.105(1)); a court decides welfare from 16 (MCA 2005
    s.2(5)); a power is made by an adult."""
    if kind == AuthorityKind.PARENTAL_RESPONSIBILITY and age >= OWN_CONSENT:
        raise Invalid("authority.sixteen", field="kind")
    if kind in LASTING_POWERS and age < ADULT:
        raise Invalid("authority.too-young", field="kind", values={"age": ADULT})
    if kind == AuthorityKind.DEPUTY_WELFARE and age < OWN_CONSENT:
        raise Invalid("authority.too-young", field="kind", values={"age": OWN_CONSENT})
