"""Help to be involved: who has substantial difficulty has somebody beside them. Rules A10 and A12.

Who may be that somebody (A11), who was asked about (A13) and what stands between them (A14): rules/involvement.py.
"""

from collections.abc import Collection, Iterator

from alongside.rules.authority.findings import Code, Finding, Rule
from alongside.rules.authority.kinds import VOICES, AuthorityKind, Fact
from alongside.rules.involvement import Interests, Part, Stop, stops
from alongside.rules.refusals import Invalid

LONG_STAYS = frozenset({Fact.LONG_HOSPITAL_STAY, Fact.LONG_CARE_HOME_STAY})
ADVOCATES = VOICES - {AuthorityKind.APPROPRIATE_INDIVIDUAL}


def help_findings(facts: Collection[Fact], helped_by: Collection[AuthorityKind]) -> Iterator[Finding]:
    """A10: an appropriate individual or an advocate. A12: in a long stay an advocate, whoever else helps."""
    if Fact.SUBSTANTIAL_DIFFICULTY not in facts:
        return
    if not VOICES & set(helped_by):
        yield Finding(Rule.A10, Code.NOBODY_TO_HELP)
    if LONG_STAYS & set(facts) and not ADVOCATES & set(helped_by):
        yield Finding(Rule.A12, Code.ADVOCATE_FOR_STAY)


def check_appropriate(interests: Interests) -> None:
    """Rule A11: raise Invalid, naming the field, for somebody who cannot be the appropriate individual.

    The words about a concern are the words about anything else: nobody learns from them that there is one (rule K3).
    """
    found = stops(Part.APPROPRIATE_INDIVIDUAL, interests)
    if Stop.PAID in found:
        raise Invalid("authority.paid", field="is_paid")
    if Stop.NOT_WANTED in found:
        raise Invalid("authority.refused-by-person", field="person_agrees")
    if found:
        raise Invalid("authority.ask-us", field="holder_name")
