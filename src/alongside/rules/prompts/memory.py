"""Questions for people who live with memory problems or dementia."""

from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt, PromptSet

MEMORY = PromptSet(
    key="memory",
    version=1,
    title="Living with memory problems",
    conditions=(
        "dementia",
        "alzheimer",
        "cognitive impairment",
        "memory",
    ),
    prompts=(
        Prompt(
            "memory-day",
            Section.NEEDS,
            "What is harder now because of your memory, and what is still easy?",
            "Tell us about things you like to do for yourself.",
            easy="What is hard to remember?\nWhat can you still do?",
        ),
        Prompt(
            "memory-help",
            Section.ABOUT_ME,
            "How can people help when you cannot find a word, or a day is muddled?",
            "For example, give you time, write it down, or play music you know.",
            easy="How can people help you when you forget?",
        ),
        Prompt(
            "memory-people",
            Section.FUTURE,
            "Who would you like to help you decide, if it gets hard to decide alone?",
            "You can name more than one person, and say who should not.",
            easy="Who should help you to decide?\nWho should not?",
        ),
    ),
)
