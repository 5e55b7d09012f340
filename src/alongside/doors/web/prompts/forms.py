"""The forms of an organisation's own questions: shape only, rules decide the rest."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.doors.section_names import SECTION_NAMES
from alongside.doors.web.forms import Agree, ButtonForm, Choice, Hidden, Line, Rows, StrictForm, Words
from alongside.doors.web.people.forms import LANGUAGES
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section
from alongside.rules.prompts.prompt import Area, PromptSet
from alongside.rules.prompts.writing import (
    LONGEST_EASY,
    LONGEST_HINT,
    LONGEST_QUESTION,
    MOST_PROMPTS,
    OWN,
    NewSet,
    prompt_from,
    to_stored,
)
from alongside.rules.refusals import Refusal

SECTIONS = [(str(section), SECTION_NAMES[section]) for section in Section if section in SPOKEN_SECTIONS]
AREAS: list[tuple[str, Any]] = [
    (Area.IMPORTANT, _("What is important to me")),
    (Area.LIVE_WELL, _("To live and stay well")),
    (Area.LOOK_AFTER_MYSELF, _("Support to look after myself")),
    (Area.GOOD_SUPPORT, _("What good support looks like")),
    (Area.EMERGENCY, _("In an emergency")),
    (Area.FUTURE, _("Preparing for the future")),
]
KEY = rf"({OWN}[0-9a-f]{{16}})?"


class PromptForm(StrictForm):
    """One question."""

    text = Line(_("Question"), hint=_("One thing at a time, in plain words."), longest=LONGEST_QUESTION)
    hint = Line(_("What could help to answer it"), required=False, longest=LONGEST_HINT)
    easy = Words(
        _("The same in Easy Read"),
        hint=_("Written anew, not cut short: one short idea in each line. Leave it out if nobody has tried it."),
        longest=LONGEST_EASY,
        rows=3,
    )
    section = Choice(_("Where does the answer belong in the plan?"), SECTIONS, select=True)
    area = Choice(
        _("Which of the six areas does it ask about?"), [("", _("None of them")), *AREAS], select=True, required=False
    )
    sensitive = Agree(_("Many people will want to leave this one out"), required=False)
    key = Hidden(required=False, pattern=KEY)

    def has_changed(self) -> bool:
        """A row without a word in it is no question, whatever was chosen beside it."""
        return any(str(self.data.get(self.add_prefix(name), "")).strip() for name in ("text", "hint", "easy"))


class SetForm(StrictForm):
    """A set of questions, and the version that it is based on."""

    based_on = Hidden(pattern=r"[0-9]{1,6}")
    title = Line(_("What is the set called?"), hint=_("People read this above the questions."), longest=100)
    conditions = Line(
        _("For which conditions is it?"),
        hint=_("Words from the names of conditions, with commas: asthma, copd. Leave it empty to choose it by hand."),
        required=False,
    )
    language = Choice(_("In which language is it?"), LANGUAGES, select=True)
    prompts = Rows(_("Questions"), row=PromptForm, one=_("question"), least=1, most=MOST_PROMPTS)

    def new_set(self) -> NewSet:
        given = self.cleaned_data
        return NewSet(
            title=given["title"],
            prompts=tuple(map(prompt_from, given["prompts"])),
            conditions=tuple(word.strip() for word in given["conditions"].split(",") if word.strip()),
            language=given["language"],
        )

    def add_refusal(self, refusal: Refusal) -> None:
        if refusal.field not in self.fields and refusal.field != "conditions":
            refusal.field = "prompts"
        super().add_refusal(refusal)


class SureForm(ButtonForm):
    """A button, and the version that was on the page."""

    based_on = Hidden(pattern=r"[0-9]{1,6}")


def begun_from(known: PromptSet | None) -> dict[str, Any]:
    """What a new set begins with: nothing, or the questions of another, as questions of its own."""
    if known is None:
        return {"based_on": "0", "language": "en"}
    rows = [{**row, "key": ""} for row in _rows(known)]
    return {**kept_of(known), "based_on": "0", "prompts": rows}


def kept_of(known: PromptSet) -> dict[str, Any]:
    """A set as its form shows it."""
    return {
        "based_on": str(known.version),
        "title": known.title,
        "conditions": ", ".join(known.conditions),
        "language": known.language,
        "prompts": _rows(known),
    }


def _rows(known: PromptSet) -> list[dict[str, Any]]:
    return [{**row, "area": row["area"] or ""} for row in to_stored(known.prompts)["prompts"]]
