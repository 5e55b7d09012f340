"""Questions for people who live with a heart condition."""

from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt, PromptSet

HEART = PromptSet(
    key="heart",
    version=1,
    title="Living with a heart condition",
    conditions=(
        "heart failure",
        "coronary",
        "angina",
        "myocardial",
        "atrial fibrillation",
        "ischaemic heart",
        "ischemic heart",
        "heart disease",
    ),
    prompts=(
        Prompt(
            "heart-day",
            Section.NEEDS,
            "What does your heart condition change in your days?",
            "Think of walking, sleep, feeling tired, being alone, or love and sex.",
            easy="What is hard because of your heart?",
        ),
        Prompt(
            "heart-worse",
            Section.EMERGENCIES,
            "How do you know early that something is wrong, and what do you do then?",
            "For example, swollen legs, more weight, less breath or pain.",
            easy="How do you know something is wrong?\nWhat do you do then?",
        ),
        Prompt(
            "heart-change",
            Section.GOALS,
            "What would you like to be able to do again, or to do without worry?",
            "There is no right answer.",
            easy="What would you like to do again?",
        ),
    ),
)
