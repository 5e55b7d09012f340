"""What is gathered with people who live with high blood pressure."""

from alongside.rules.gathering.check import CheckSet
from alongside.rules.gathering.checks import checks

SET = CheckSet(
    key="high-blood-pressure",
    version=1,
    title="High blood pressure",
    words=(
        "high blood pressure",
        "hypertension",
        "hypertensive",
    ),
    codes=frozenset({"38341003", "59621000"}),
    checks=checks(
        "blood-pressure",
        "cholesterol",
        "egfr",
        "potassium",
        "urine-albumin",
        "hba1c",
    ),
)
