"""Being involved, and being helped to be: advocates, the appropriate individual, and who was asked. Rules A10-A14."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from alongside.rules.authority.findings import Code, Finding, Rule
from alongside.rules.authority.kinds import VOICES, AuthorityKind, Fact
from alongside.rules.refusals import Invalid, NotReady

LONG_STAYS = frozenset({Fact.LONG_HOSPITAL_STAY, Fact.LONG_CARE_HOME_STAY})
ADVOCATES = VOICES - {AuthorityKind.APPROPRIATE_INDIVIDUAL}


@dataclass(frozen=True, slots=True)
class Offered:
    """Somebody who would be the appropriate individual: who supports a person in being involved."""

    is_paid: bool  # to give the person care or treatment
    is_subject_of_concern: bool
    person_agrees: bool | None  # None: cannot say, and it is in their best interests


@dataclass(frozen=True, slots=True)
class Involved:
    """Somebody in the person's life, as far as being asked about them and a conflict of interest go."""

    name: str
    was_asked: bool  # whether the person wants them; alone, where that is safe
    has_open_conflict: bool = False


def help_findings(facts: Collection[Fact], helped_by: Collection[AuthorityKind]) -> Iterator[Finding]:
    """Rules A10 and A12: who has substantial difficulty has somebody to help, and in a long stay an advocate."""
    if Fact.SUBSTANTIAL_DIFFICULTY not in facts:
        return
    if not VOICES & set(helped_by):
        yield Finding(Rule.A10, Code.NOBODY_TO_HELP)
    if LONG_STAYS & set(facts) and not ADVOCATES & set(helped_by):
        yield Finding(Rule.A12, Code.ADVOCATE_FOR_STAY)


def check_appropriate(offered: Offered) -> None:
    """Rule A11: raise Invalid for somebody who cannot be the appropriate individual (Care Act 2014 s.67(5)-(6)).

    The words about a concern are the words about anybody: nobody learns from them that there is one (rule K3).
    """
    if offered.is_paid:
        raise Invalid("authority.paid", field="is_paid")
    if offered.person_agrees is False:
        raise Invalid("authority.refused-by-person", field="person_agrees")
    if offered.is_subject_of_concern:
        raise Invalid("authority.ask-us", field="holder_name")


def asked_findings(involved: Iterable[Involved]) -> Iterator[Finding]:
    """Rule A13: the person is asked, alone where that is safe, whether they want each one involved."""
    for each in involved:
        if not each.was_asked:
            yield Finding(Rule.A13, Code.NOT_ASKED_ALONE, about=each.name)


def check_no_open_conflict(involved: Iterable[Involved]) -> None:
    """Rule A14: raise NotReady while a conflict of interest of somebody involved is not settled: before "agreed"."""
    names = [each.name for each in involved if each.has_open_conflict]
    if names:
        raise NotReady("authority.open-conflict", values={"names": ", ".join(names)})
