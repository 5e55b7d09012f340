"""An advance decision to refuse treatment beside a power of attorney, and who may have signed what. Rules D3 and D8."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from alongside.rules.authority.findings import Code, Finding, Rule
from alongside.rules.authority.kinds import AuthorityKind


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


def witness_findings(power: Power, gains: Collection[str] = ()) -> Iterator[Finding]:
    """Rule D8: whoever holds a power does not witness it, nor does who gains by it.

    Lasting Powers of Attorney, Enduring Powers of Attorney and Public Guardian Regulations 2007 reg.8-reg.9.
    """
    if _is_same(power.witness, power.holder) or any(_is_same(power.witness, each) for each in gains):
        yield Finding(Rule.D8, Code.WITNESS_GAINS, about=power.witness)


def _is_same(name: str, other: str) -> bool:
    one, two = " ".join(name.casefold().split()), " ".join(other.casefold().split())
    return bool(one) and one == two
