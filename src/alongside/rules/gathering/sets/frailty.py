"""What is gathered with people who live with frailty."""

from alongside.rules.gathering.check import CheckSet
from alongside.rules.gathering.checks import checks

SET = CheckSet(
    key="frailty",
    version=1,
    title="Frailty",
    words=(
        "frail",
        "frailty",
        "falls",
    ),
    codes=frozenset({"248279007"}),
    checks=checks(
        "falls",
        "walking",
        "blood-pressure",
        "blood-pressure-standing",
        "eating",
        "continence",
        "hearing-sight",
        "memory",
        "driving",
    ),
)
