"""What is asked of everyone, whatever their conditions."""

from alongside.rules.gathering.check import CheckSet
from alongside.rules.gathering.checks import checks

SET = CheckSet(
    key="everyone",
    version=1,
    title="For everyone",
    checks=checks(
        "blood-pressure",
        "pulse",
        "weight",
        "height",
        "smoking",
        "alcohol",
        "activity",
        "medicines",
        "vaccinations",
        "sleep-pain",
        "mood",
        "lonely",
        "home-money",
        "caring",
        "safe",
    ),
)
