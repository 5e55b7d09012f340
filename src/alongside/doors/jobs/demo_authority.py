"""In the demo, a daughter who may decide about her father's money, and signs in to find that a plan is not money."""

from datetime import date, datetime, timedelta
from uuid import UUID

from alongside.engines.postgres.identity import acting_as
from alongside.records.authority.changes import invite_proxy, move_authority, record_authority, welcome_proxy
from alongside.records.authority.values import NewAuthority
from alongside.records.people.changes.codes import redeem_code
from alongside.records.people.reads import person_view
from alongside.rules.actors import ANONYMOUS, Actor
from alongside.rules.authority.kinds import LASTING_POWERS, AuthorityKind
from alongside.rules.authority.standing import Checked, Standing
from alongside.rules.dates import day_of
from alongside.rules.plan.sections import ALL_SECTIONS


def with_authority(
    nurse: Actor,
    person: UUID,
    kind: AuthorityKind,
    holder: str,
    relationship: str,
    now: datetime,
    account: UUID | None = None,
) -> UUID:
    """Somebody holds an authority that was seen, checked and put in force, and has signed in with the code for it.

    account: the one that they have here already.
    """
    is_power = kind in LASTING_POWERS
    said = NewAuthority(
        kind=kind,
        holder_name=holder,
        starts_on=day_of(now) - timedelta(days=1),
        relationship=relationship,
        reference="7000-5512-9034" if is_power else "",
        signed_on=date(2021, 6, 1) if is_power else None,
        registered_on=date(2021, 8, 2) if is_power else None,
        sections=ALL_SECTIONS,
        basis="They brought the document to the desk.",
        kept_at="With the solicitor in Canal Street",
    )
    with acting_as(nurse, now):
        authority = record_authority(by=nurse, person=person, said=said, now=now)
        for to, checked in _STEPS:
            how = _HOW.get(kind, Checked.ACCESS_CODE) if checked else None
            move_authority(by=nurse, authority=authority, to=to, checked=how, now=now)
        code = invite_proxy(by=nurse, authority=authority, account=account, now=now)
        born_on = person_view(by=nurse, person=person).born_on
    with acting_as(ANONYMOUS, now):
        redeem_code(by=ANONYMOUS, code=code, born_on=born_on, now=now)
        welcome_proxy(by=ANONYMOUS, person=person, name=holder, now=now)
    return authority


_STEPS = ((Standing.DOCUMENT_SEEN, False), (Standing.VERIFIED, True), (Standing.IN_FORCE, False))
_HOW = {AuthorityKind.PARENTAL_RESPONSIBILITY: Checked.BIRTH_CERTIFICATE}
