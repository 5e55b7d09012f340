"""Goal attainment scaling: how far several goals were reached, as one T-score.

Kiresuk and Sherman 1968, in the form that domain.md 4.4 gives; the formula as printed in the paper of 2009 had an
erratum. 50: all as expected on the whole; about 10 is one standard deviation.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from alongside.rules.refusals import Invalid

LEVELS = {
    -2: "much less than expected",
    -1: "less than expected",
    0: "as expected",
    1: "more than expected",
    2: "much more than expected",
}
WEIGHTS = range(4)  # importance and difficulty: 0 to 3
_RHO = 0.3  # how goals of one person go together


@dataclass(frozen=True, slots=True)
class Scaled:
    """One goal: how far it was reached, -2 to +2, how important and how difficult it is, 0 to 3 each."""

    level: int
    importance: int = 1
    difficulty: int = 1

    @property
    def weight(self) -> int:
        return self.importance * self.difficulty


def check_scaled(goal: Scaled) -> None:
    """M4: raise Invalid unless the level is -2 to +2 and both weights are 0 to 3."""
    if goal.level not in LEVELS:
        raise Invalid("measures.off-scale", field="level", values={"lowest": min(LEVELS), "highest": max(LEVELS)})
    for field, value in (("importance", goal.importance), ("difficulty", goal.difficulty)):
        if value not in WEIGHTS:
            raise Invalid("measures.off-scale", field=field, values={"lowest": WEIGHTS[0], "highest": WEIGHTS[-1]})


def t_score(goals: Iterable[Scaled]) -> float:
    """50 + 10 * sum(w*x) / sqrt((1-rho) * sum(w*w) + rho * sum(w)**2).

    M4: raises Invalid off the scales, and where the weights come to nothing: there is no score then.
    """
    scaled = tuple(goals)
    for goal in scaled:
        check_scaled(goal)
    weights = [goal.weight for goal in scaled]
    if sum(weights) == 0:
        raise Invalid("measures.no-weight", field="goals")
    spread = (1 - _RHO) * sum(weight * weight for weight in weights) + _RHO * sum(weights) ** 2
    return 50 + 10 * sum(goal.weight * goal.level for goal in scaled) / sqrt(spread)
