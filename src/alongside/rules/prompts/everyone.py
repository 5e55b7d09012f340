"""Questions for everyone, whatever their conditions (our own words; themes from domain.md 13.4)."""

from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt, PromptSet

EVERYONE = PromptSet(
    key="everyone",
    version=1,
    title="About you and what matters to you",
    prompts=(
        Prompt(
            "what-matters",
            Section.WHAT_MATTERS,
            "What matters most to you?",
            "It can be people, places, work, faith, a pet, or things you like to do each day.",
        ),
        Prompt(
            "going-well",
            Section.STRENGTHS,
            "What is going well at the moment?",
            "Small things count, at home or anywhere else.",
        ),
        Prompt(
            "already-helps",
            Section.STRENGTHS,
            "What do you already do that helps you?",
            "For example, resting after lunch, or a walk with a friend.",
        ),
        Prompt(
            "hardest",
            Section.NEEDS,
            "What is hardest at the moment?",
            "It does not have to be about your health. It could be money, your home, sleep or feeling alone.",
        ),
        Prompt(
            "know-about-me",
            Section.ABOUT_ME,
            "What would you like people who support you to know about you?",
            "For example, how you like to be spoken to, or what a normal day is like for you.",
        ),
        Prompt(
            "people",
            Section.ABOUT_ME,
            "Who is important to you, and who helps you?",
            "Tell us if you would like one of them to be with you when we meet.",
        ),
        Prompt(
            "better-day",
            Section.GOALS,
            "What would a better day look like for you?",
            "Think of something you would like to do, or do again.",
        ),
        Prompt(
            "one-change",
            Section.GOALS,
            "If you could change one small thing in the next few months, what would it be?",
            "There is no right answer. It can be very small.",
        ),
        Prompt(
            "questions",
            Section.NEEDS,
            "What would you like to ask or talk about when we meet?",
            "It could be a test result, your medicines, or anything on your mind.",
        ),
        Prompt(
            "go-wrong",
            Section.EMERGENCIES,
            "What could go wrong, and how would you know early?",
            "Tell us what helps when things get worse, and who you would like us to call.",
        ),
        Prompt(
            "future",
            Section.FUTURE,
            "Is there anything you would like people to know about your wishes for the future?",
            "For example, where you would like to be cared for if you became very ill.",
            sensitive=True,
        ),
        Prompt(
            "rather-not",
            Section.ABOUT_ME,
            "Is there anything you would rather not talk about, or anyone you would rather not have there?",
            "You do not have to say why.",
            sensitive=True,
        ),
    ),
)
