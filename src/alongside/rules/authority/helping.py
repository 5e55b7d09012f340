"""Help to be involved: who has substantial difficulty has somebody beside them. Rules A10 and A12.

Who may be that somebody (A11), who was asked (A13) and what stands between them (A14) is in rules/involvement.py.
"""

from collections.abc import Collection, Iterator

from alongside.rules.authority.findings import Code, Finding, Rule
from alongside.rules.authority.kinds import VOICES, AuthorityKind, Fact

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
