"""What is gathered with people who live with COPD or asthma."""

from alongside.rules.gathering.check import CheckSet
from alongside.rules.gathering.checks import checks

SET = CheckSet(
    key="lungs",
    version=1,
    title="COPD and asthma",
    words=(
        "copd",
        "chronic obstructive",
        "asthma",
        "emphysema",
    ),
    codes=frozenset({"13645005", "195967001"}),
    checks=checks(
        "oxygen",
        "peak-flow",
        "breath",
        "inhaler",
        "smoking",
        "vaccinations",
    ),
)
