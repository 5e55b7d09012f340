"""Questions for people who live with diabetes, asked after the ones for everyone."""

from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt, PromptSet

DIABETES = PromptSet(
    key="diabetes",
    version=1,
    title="Living with diabetes",
    conditions=("diabetes",),
    prompts=(
        Prompt(
            "diabetes-day",
            Section.NEEDS,
            "What is it like for you to live with diabetes, day to day?",
            "For example, food, medicines, checking your blood sugar, work or going out.",
            easy="What is it like to have diabetes?\nThink of food, medicine and going out.",
        ),
        Prompt(
            "diabetes-results",
            Section.NEEDS,
            "Does anything in your results surprise or worry you?",
            "If there is something you do not understand, write that down. We will go through it with you.",
            easy="What do you want to ask about your results?",
        ),
        Prompt(
            "diabetes-highs-and-lows",
            Section.EMERGENCIES,
            "How do you know when your blood sugar is too high or too low?",
            "Tell us what you do then, and who knows how to help you.",
            easy="How do you know your blood sugar is too high?\nHow do you know it is too low?",
        ),
        Prompt(
            "diabetes-change",
            Section.GOALS,
            "Is there one thing about your diabetes that you would like to be easier?",
            "You decide what matters. It does not have to be a number.",
            easy="What about your diabetes should be easier?",
        ),
    ),
)
