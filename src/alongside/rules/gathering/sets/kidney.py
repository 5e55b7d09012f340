"""What is gathered with people who live with kidney disease."""

from alongside.rules.gathering.check import CheckSet
from alongside.rules.gathering.checks import checks

SET = CheckSet(
    key="kidney",
    version=1,
    title="Kidney disease",
    words=(
        "chronic kidney",
        "kidney disease",
        "renal failure",
        "renal impairment",
    ),
    codes=frozenset({"709044004"}),
    checks=checks(
        "egfr",
        "urine-albumin",
        "potassium",
        "haemoglobin",
        "blood-pressure",
        "medicines",
    ),
)
