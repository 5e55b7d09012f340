"""Questions for everyone, whatever their conditions (our own words; themes from domain.md 13.4, and the six areas)."""

from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Area, Prompt, PromptSet

_WHAT_MATTERS = Prompt(
    "what-matters",
    Section.WHAT_MATTERS,
    "What matters most to you?",
    "It can be people, places, work, faith, a pet, or things you like to do each day.",
    easy="What is important to you?\nThis can be people, places or things you like to do.",
    area=Area.IMPORTANT,
)
_LIVE_WELL = Prompt(
    "live-well",
    Section.STRENGTHS,
    "What helps you to live well and stay well?",
    "It can be a routine, people, food, being outside, or something you do that others would not think of.",
    easy="What helps you to feel well?\nThis can be food, friends, sleep or being outside.",
    area=Area.LIVE_WELL,
)
_LOOK_AFTER_MYSELF = Prompt(
    "look-after-myself",
    Section.NEEDS,
    "What would help you to look after yourself?",
    "Think of what you do already, what is hard to keep up, and what you would like to know.",
    easy="What would help you look after yourself?\nWhat do you do now?\nWhat is hard to do?",
    area=Area.LOOK_AFTER_MYSELF,
)
_GOOD_SUPPORT = Prompt(
    "good-support",
    Section.ABOUT_ME,
    "What does good support look like for you?",
    "Tell us what people do that helps, and what you would rather they did not do.",
    easy="How do you like people to help you?\nWhat should people not do?",
    area=Area.GOOD_SUPPORT,
)
_GOING_WELL = Prompt(
    "going-well",
    Section.STRENGTHS,
    "What is going well at the moment?",
    "Small things count, at home or anywhere else.",
    easy="What is going well?\nSmall things count.",
)
_ALREADY_HELPS = Prompt(
    "already-helps",
    Section.STRENGTHS,
    "What do you already do that helps you?",
    "For example, resting after lunch, or a walk with a friend.",
)
_HARDEST = Prompt(
    "hardest",
    Section.NEEDS,
    "What is hardest at the moment?",
    "It does not have to be about your health. It could be money, your home, sleep or feeling alone.",
    easy="What is hard for you now?\nThis can be money, your home, sleep or feeling alone.",
)
_KNOW_ABOUT_ME = Prompt(
    "know-about-me",
    Section.ABOUT_ME,
    "What would you like people who support you to know about you?",
    "For example, how you like to be spoken to, or what a normal day is like for you.",
    easy="What should people know about you?\nHow do you like people to talk to you?",
)
_PEOPLE = Prompt(
    "people",
    Section.ABOUT_ME,
    "Who is important to you, and who helps you?",
    "Tell us if you would like one of them to be with you when we meet.",
    easy="Who helps you?\nWho do you want with you when we meet?",
)
_BETTER_DAY = Prompt(
    "better-day",
    Section.GOALS,
    "What would a better day look like for you?",
    "Think of something you would like to do, or do again.",
    easy="What would a good day be like?\nWhat would you like to do?",
)
_ONE_CHANGE = Prompt(
    "one-change",
    Section.GOALS,
    "If you could change one small thing in the next few months, what would it be?",
    "There is no right answer. It can be very small.",
    easy="What one small thing would you like to change?",
)
_QUESTIONS = Prompt(
    "questions",
    Section.NEEDS,
    "What would you like to ask or talk about when we meet?",
    "It could be a test result, your medicines, or anything on your mind.",
    easy="What do you want to talk about?\nWhat do you want to ask us?",
)
_GO_WRONG = Prompt(
    "go-wrong",
    Section.EMERGENCIES,
    "What could go wrong, and how would you know early?",
    "Tell us what helps when things get worse, and who you would like us to call.",
    easy="What could go wrong?\nHow would you know?\nWho should we call?",
    area=Area.EMERGENCY,
)
_FUTURE = Prompt(
    "future",
    Section.FUTURE,
    "Is there anything you would like people to know about your wishes for the future?",
    "For example, where you would like to be cared for if you became very ill.",
    sensitive=True,
    easy="What do you want in the future?\nWhere do you want to be if you are very ill?",
    area=Area.FUTURE,
)
_RATHER_NOT = Prompt(
    "rather-not",
    Section.ABOUT_ME,
    "Is there anything you would rather not talk about, or anyone you would rather not have there?",
    "You do not have to say why.",
    sensitive=True,
    easy="What do you not want to talk about?\nWho do you not want to be there?\nYou do not have to say why.",
)

EVERYONE_1 = PromptSet(
    key="everyone",
    version=1,
    title="About you and what matters to you",
    prompts=(
        _WHAT_MATTERS,
        _GOING_WELL,
        _ALREADY_HELPS,
        _HARDEST,
        _KNOW_ABOUT_ME,
        _PEOPLE,
        _BETTER_DAY,
        _ONE_CHANGE,
        _QUESTIONS,
        _GO_WRONG,
        _FUTURE,
        _RATHER_NOT,
    ),
)
# Version 2 asks about all six areas.
EVERYONE = PromptSet(
    key="everyone",
    version=2,
    title="About you and what matters to you",
    prompts=(
        _WHAT_MATTERS,
        _GOING_WELL,
        _LIVE_WELL,
        _HARDEST,
        _LOOK_AFTER_MYSELF,
        _KNOW_ABOUT_ME,
        _GOOD_SUPPORT,
        _PEOPLE,
        _BETTER_DAY,
        _ONE_CHANGE,
        _QUESTIONS,
        _GO_WRONG,
        _FUTURE,
        _RATHER_NOT,
    ),
)
