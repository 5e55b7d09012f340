"""Questions for people who live with kidney disease."""

from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt, PromptSet

KIDNEYS = PromptSet(
    key="kidneys",
    version=1,
    title="Living with kidney disease",
    conditions=(
        "kidney",
        "renal",
    ),
    prompts=(
        Prompt(
            "kidneys-know",
            Section.NEEDS,
            "What would you like to know about your kidneys?",
            "Many people have no signs at all. Write down anything that worries or puzzles you.",
            easy="What do you want to know about your kidneys?",
        ),
        Prompt(
            "kidneys-ill",
            Section.EMERGENCIES,
            "What do you do with your medicines when you are sick or cannot drink?",
            "Some medicines should be stopped for a few days. Write what you know, and we will go through it.",
            easy="What do you do with your medicine when you are sick?",
        ),
        Prompt(
            "kidneys-ahead",
            Section.FUTURE,
            "What do you want us to talk about, if your kidneys get worse one day?",
            "For most people this never happens. You can leave it out.",
            easy="What if your kidneys get worse?\nYou do not have to answer this.",
        ),
    ),
)
