"""An advance decision to refuse treatment beside a power of attorney, and who may have signed what. Rules D3 and D8."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from alongside.rules.authority.findings import Code, Finding, Rule
from alongside.rules.authority.kinds import AuthorityKind
from alongside.rules.involvement import Interests, Part, Stop, is_same_name, stops
from alongside.rules.refusals import Invalid


@dataclass(frozen=True, slots=True)
class Refused:
    """An advance decision: what is refused, and when it was made."""

    treatment: str
    made_on: date
    is_life_sustaining: bool


@dataclass(frozen=True, slots=True)
class Power:
    """A power of attorney: when it was signed, who holds it, who witnessed it, and what it says about staying alive."""

    kind: AuthorityKind
    holder: str
    signed_on: date | None
    life_sustaining: bool
    witness: str = ""


def power_findings(refused: Refused, powers: Collection[Power]) -> Iterator[Finding]:
    """Rule D3: a later power over the same treatment may have ended an advance decision (MCA 2005 s.25(2)(b)).

    Never "is not valid": that is for whoever treats, with both papers in their hands. A power made before does not.
    """
    for each in powers:
        if each.kind != AuthorityKind.LPA_WELFARE or each.signed_on is None or each.signed_on <= refused.made_on:
            continue
        if each.life_sustaining or not refused.is_life_sustaining:
            yield Finding(
                Rule.D3,
                Code.MAY_BE_INVALID,
                about=each.holder,
                values={"treatment": refused.treatment, "on": each.signed_on},
            )


def witness_findings(power: Power) -> Iterator[Finding]:
    """Rule D8: whoever holds a power does not witness it. It can be written down, and check_witness stops the rest.

    Lasting Powers of Attorney, Enduring Powers of Attorney and Public Guardian Regulations 2007 reg.8-reg.9.
    """
    if is_same_name(power.witness, power.holder):
        yield Finding(Rule.D8, Code.WITNESS_GAINS, about=power.witness)


def check_witness(power: Power, known: Interests) -> None:
    """Rule D8: raise Invalid for a power that its holder witnessed, or somebody who acts for the person or gains by it.

    known: of the witness, as far as it was written down among those who support the person. Who is stopped for another
    reason is not told of here: a witness takes no part in the plan.
    """
    gains = Stop.BENEFITS in stops(Part.WITNESS, known)
    if gains or is_same_name(power.witness, power.holder):
        raise Invalid("authority.witness-gains", field="checked", values={"name": power.witness})
