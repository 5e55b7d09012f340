"""Questions for people who live with a mental health condition."""

from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt, PromptSet

MIND = PromptSet(
    key="mind",
    version=1,
    title="Looking after your mind",
    conditions=(
        "depress",
        "anxiety",
        "bipolar",
        "schizophren",
        "psychosis",
        "psychotic",
        "personality disorder",
        "ptsd",
        "post-traumatic",
    ),
    prompts=(
        Prompt(
            "mind-day",
            Section.NEEDS,
            "What is a good day like for your mind, and what is a bad one like?",
            "Use your own words. You do not need to name an illness.",
            easy="What is a good day like?\nWhat is a bad day like?",
        ),
        Prompt(
            "mind-early",
            Section.EMERGENCIES,
            "What are the first signs that you are getting unwell, and what helps then?",
            "Tell us who notices first, and what you want them to do. Also say what makes it worse.",
            easy="How do you know you are getting unwell?\nWhat helps you?\nWhat makes it worse?",
        ),
        Prompt(
            "mind-hope",
            Section.GOALS,
            "What gives you hope, or is worth getting up for?",
            "It can be a person, a pet, music, faith, work or a plan you have.",
            easy="What makes you happy?\nWhat do you look forward to?",
        ),
    ),
)
