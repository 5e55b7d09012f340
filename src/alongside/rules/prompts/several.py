"""Questions for people who live with several conditions at once: a combination has questions of its own."""

from alongside.rules.plan.sections import Section
from alongside.rules.prompts.prompt import Prompt, PromptSet

SEVERAL = PromptSet(
    key="several",
    version=1,
    title="Living with several conditions",
    from_number=2,
    prompts=(
        Prompt(
            "several-first",
            Section.NEEDS,
            "Which of your conditions takes up most of your day or your thoughts?",
            "It may not be the one that others think of first.",
            easy="Which illness is the hardest for you?",
        ),
        Prompt(
            "several-clash",
            Section.NEEDS,
            "Does help for one thing make another one worse, or is it all too much?",
            "For example, tablets that clash, too many visits, or advice that does not fit together.",
            easy="Is there too much to do for your health?\nDoes one medicine make something else worse?",
        ),
        Prompt(
            "several-one",
            Section.GOALS,
            "If only one thing could get easier, what would you choose?",
            "We can leave out what matters less to you.",
            easy="What one thing should be easier?",
        ),
    ),
)
