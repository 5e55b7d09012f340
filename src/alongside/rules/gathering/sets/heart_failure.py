"""What is gathered with people who live with heart failure."""

from alongside.rules.gathering.check import CheckSet
from alongside.rules.gathering.checks import checks

SET = CheckSet(
    key="heart-failure",
    version=1,
    title="Heart failure",
    words=(
        "heart failure",
        "left ventricular systolic dysfunction",
    ),
    codes=frozenset({"84114007"}),
    checks=checks(
        "weight",
        "swelling",
        "breath",
        "blood-pressure",
        "pulse",
        "pulse-regular",
        "egfr",
        "potassium",
        "haemoglobin",
    ),
)
