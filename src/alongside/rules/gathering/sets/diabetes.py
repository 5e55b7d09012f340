"""What is gathered with people who live with diabetes."""

from alongside.rules.gathering.check import CheckSet
from alongside.rules.gathering.checks import checks

SET = CheckSet(
    key="diabetes",
    version=1,
    title="Diabetes",
    words=(
        "diabetes",
        "diabetic",
    ),
    codes=frozenset({"44054006", "46635009", "73211009"}),
    checks=checks(
        "hba1c",
        "cholesterol",
        "egfr",
        "urine-albumin",
        "feet",
        "feet-found",
        "eyes",
        "blood-pressure",
        "weight",
    ),
)
