"""What each kind of item may say besides its words, and what stands under what."""

from collections.abc import Iterable, Mapping

from alongside.rules.plan.content import Kind
from alongside.rules.plan.details import Detail, Details, Standing
from alongside.rules.refusals import Invalid
from alongside.rules.text import safe_text

# An action stands under a goal, an option under a decision.
ABOVE = {Kind.ACTION: Kind.GOAL, Kind.OPTION: Kind.DECISION}
DETAILS_OF: Mapping[Kind, tuple[Detail, ...]] = {
    Kind.STATEMENT: (),
    Kind.GOAL: (Detail.WHY, Detail.EASIER),
    Kind.ACTION: (Detail.WHERE, Detail.OBSTACLE, Detail.THEN, Detail.EASIER),
    Kind.DECISION: (Detail.STANDING, Detail.WHY, Detail.NOTHING, Detail.RESERVATIONS),
    Kind.OPTION: (Detail.BENEFITS, Detail.RISKS),
    Kind.INFORMATION: (Detail.UNDERSTOOD,),
}


def checked_details(kind: Kind, given: Iterable[tuple[Detail, str]]) -> Details:
    """The details of an item of this kind, each at most once and in order, the empty ones left out.

    A decision of which nothing else is said is in progress. Raises Invalid for words that cannot be stored, a detail
    that this kind does not have, and a standing that there is not.
    """
    said = {detail: words.strip() for detail, words in given if words.strip()}
    allowed = DETAILS_OF[kind]
    if not said.keys() <= set(allowed):
        raise Invalid("details.not-of-this-kind", field="words")
    if kind == Kind.DECISION:
        said.setdefault(Detail.STANDING, str(Standing.IN_PROGRESS))
        if said[Detail.STANDING] not in Standing:
            raise Invalid("details.no-such-standing", field=Detail.STANDING)
    return tuple((each, safe_text(said[each], field=each)) for each in allowed if each in said)
