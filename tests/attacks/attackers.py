"""Who tries to get at Amina's rows: everybody who has no business with her, signed in as well as anybody can be."""

from dataclasses import replace
from uuid import UUID

from alongside.engines.postgres.identity import set_identity
from alongside.records.people.changes.accounts import add_account, add_organisation
from alongside.rules.actors import ANONYMOUS, Actor, Assurance, Role
from tests.cast import SETTING_UP, Cast

SEES_PEOPLE = (Role.PROFESSIONAL, Role.COORDINATOR, Role.SAFEGUARDING_LEAD, Role.PRIVACY_OFFICER)
GREENFIELD, RIVERSIDE, HILLVIEW = "Greenfield Surgery", "Riverside", "Hillview Surgery"
LAKESIDE, MEADOW = "Lakeside", "Meadow"  # with Lakeside she shares her goals; of Meadow, with one team
# Those who hold a power over her that opens nothing, and their names: tests/attacks/powers.py.
POWERLESS = {
    "an attorney who was stopped": "Paul Nash",
    "a deputy whose order has ended": "Della Cross",
    "an attorney for money only": "Monty Price",
}


def attackers(cast: Cast) -> dict[str, Actor | None]:
    """By what they are called in a failure. None acts without any identity. Call inside a database transaction."""
    set_identity(SETTING_UP, cast.now)
    for name in (LAKESIDE, MEADOW):
        cast.organisations.setdefault(name, add_organisation(by=SETTING_UP, name=name, now=cast.now))
    bert = cast.person("Bert")
    amina, sure = cast.people["Amina"], Assurance.TWO_FACTOR
    carer = Actor(role=Role.CARER, account=bert.account, on_behalf_of=amina, name="Bert", assurance=sure)
    system = Actor(role=Role.CLIENT, organisation=cast.organisations[RIVERSIDE], assurance=Assurance.ONE_FACTOR)
    lead = cast.staff("Sal Reed", Role.SAFEGUARDING_LEAD, LAKESIDE)
    return {
        "a professional of another surgery": cast.intruder,
        "a coordinator of another surgery": cast.staff("Ines Silva", Role.COORDINATOR, HILLVIEW),
        "a safeguarding lead of another surgery": cast.staff("Sid Cole", Role.SAFEGUARDING_LEAD, HILLVIEW),
        "a privacy officer of another surgery": cast.staff("Pia Lund", Role.PRIVACY_OFFICER, HILLVIEW),
        "another person": bert,
        "a carer whom she did not choose": carer,
        "a charity with which nothing is shared": cast.charity_worker,
        "a system with which nothing is shared": system,
        "a nurse of her own surgery who is kept from her": cast.staff("Greta Moss", Role.PROFESSIONAL, GREENFIELD),
        "a nurse of her own surgery whom she does not want": cast.staff("Nora Pike", Role.PROFESSIONAL, GREENFIELD),
        "an administrator of her own surgery": cast.staff("Ada Bell", Role.ADMINISTRATOR, GREENFIELD),
        "a lead of her own surgery": cast.staff("Lou Hart", Role.ORGANISATION_LEAD, GREENFIELD),
        "a nurse of her own surgery who gave a password alone": replace(cast.nurse, assurance=Assurance.ONE_FACTOR),
        "a safeguarding lead of a charity that sees her goals": lead,
        "a volunteer outside the team that sees her goals": cast.staff("Tom Wild", Role.VCSE_PARTNER, MEADOW),
        **{who: _proxy(cast, name) for who, name in POWERLESS.items()},
        "somebody who is not signed in": ANONYMOUS,
        "somebody who is half signed in": replace(ANONYMOUS, account=cast.intruder.account),
        "a connection without an identity": None,
    }


def _proxy(cast: Cast, name: str) -> Actor:
    cast.accounts[name] = add_account(by=SETTING_UP, name=name, now=cast.now)
    return acting_for(cast, name, cast.people["Amina"])


def acting_for(cast: Cast, name: str, person: UUID) -> Actor:
    """Somebody of the cast, signed in as one who acts for a person by law."""
    account, sure = cast.accounts[name], Assurance.TWO_FACTOR
    return Actor(role=Role.PROXY, account=account, on_behalf_of=person, name=name, assurance=sure)


def own_people(cast: Cast, actor: Actor | None) -> set[UUID]:
    """Those whose rows this attacker may well see."""
    if actor is None:
        return set()
    looked_after = {HILLVIEW: {cast.people["Hilda"]}, GREENFIELD: {cast.people["Bert"], cast.people["Cleo"]}}
    organisation = next((name for name, each in cast.organisations.items() if each == actor.organisation), "")
    theirs = looked_after.get(organisation, set()) if actor.role in SEES_PEOPLE else set()
    return theirs | ({actor.person} if actor.person else set())
