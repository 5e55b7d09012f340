"""Questions for people who live with high blood pressure, asked after the ones for everyone."""

from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt, PromptSet

BLOOD_PRESSURE = PromptSet(
    key="blood-pressure",
    version=1,
    title="Living with high blood pressure",
    conditions=(
        "hypertension",
        "high blood pressure",
        "hypertensive",
    ),
    prompts=(
        Prompt(
            "pressure-day",
            Section.NEEDS,
            "What do you notice about your blood pressure, day to day?",
            "Many people notice nothing. If you check it at home, tell us what you see.",
            easy="What do you know about your blood pressure?\nDo you check it at home?",
        ),
        Prompt(
            "pressure-medicines",
            Section.NEEDS,
            "How do you get on with your blood pressure tablets?",
            "Tell us if they make you feel unwell, or if you leave them out at times. Many people do.",
            easy="How do you feel about your tablets?\nDo you sometimes not take them?",
        ),
        Prompt(
            "pressure-change",
            Section.GOALS,
            "Is there one thing you would like to try for your heart and blood pressure?",
            "It could be about food, salt, moving more, sleep or worry. It is your choice.",
            easy="What would you like to try?\nThis can be food, moving more or sleep.",
        ),
    ),
)
