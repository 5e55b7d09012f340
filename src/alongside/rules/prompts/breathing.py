"""Questions for people who live with asthma, COPD or another breathing condition."""

from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt, PromptSet

BREATHING = PromptSet(
    key="breathing",
    version=1,
    title="Living with a breathing condition",
    conditions=(
        "asthma",
        "copd",
        "chronic obstructive",
        "emphysema",
        "bronchiectasis",
        "pulmonary fibrosis",
    ),
    prompts=(
        Prompt(
            "breathing-day",
            Section.NEEDS,
            "What does your breathing stop you from doing?",
            "Think of stairs, sleep, talking, seeing people or going out.",
            easy="What is hard because of your breathing?",
        ),
        Prompt(
            "breathing-inhalers",
            Section.NEEDS,
            "How do you get on with your inhalers or other treatment?",
            "Tell us what works, and what is hard to do or to remember.",
            easy="Is it easy to use your inhaler?\nWhat is hard?",
        ),
        Prompt(
            "breathing-worse",
            Section.EMERGENCIES,
            "How do you know that your breathing is getting worse, and what do you do then?",
            "Tell us about the last time. What helped, and who helped?",
            easy="How do you know your breathing is bad?\nWhat do you do?\nWho helps you?",
        ),
        Prompt(
            "breathing-change",
            Section.GOALS,
            "What would you do if your breathing were a little easier?",
            "Think of one thing that you miss.",
            easy="What would you do if breathing was easier?",
        ),
    ),
)
