"""The forms of the conversation: shape only, rules decide the rest."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.section_names import SECTION_NAMES
from alongside.doors.web.discuss.wording import HOW
from alongside.doors.web.forms import ButtonForm, Choice, Hidden, Line, Number, StrictForm, Words
from alongside.doors.web.forms.strict import Problem
from alongside.doors.web.saying import KEEP, NUMBER, WHICH_TO_KEEP, DecisionForm, InformationForm, StatementForm
from alongside.journey.discuss.values import Box, TopicPage
from alongside.rules.discuss import VOICES
from alongside.rules.plan.content import Whose
from alongside.rules.plan.sections import SPOKEN_SECTIONS, Section

SECTIONS = [section for section in Section if section in SPOKEN_SECTIONS - {Section.GOALS}]


class StartForm(StrictForm):
    how = Choice(gettext_lazy("How are you talking together?"), HOW)


class PresentForm(StrictForm):
    name = Line(gettext_lazy("Name"), width=20)
    part = Line(
        gettext_lazy("Who are they to the person?"),
        hint=gettext_lazy("For example: daughter, practice nurse, interpreter."),
        width=20,
    )
    wanted = Choice(
        gettext_lazy("Does the person want them there?"),
        [("yes", gettext_lazy("Yes, I asked")), ("no", gettext_lazy("No"))],
        hint=gettext_lazy("Ask the person alone, where you can."),
    )


class TopicForm(StrictForm):
    words = Line(gettext_lazy("What to talk about"))
    whose = Choice(
        gettext_lazy("Whose topic is it?"),
        [("person", gettext_lazy("The person’s")), ("team", gettext_lazy("The team’s"))],
    )


class TopicButtonForm(ButtonForm):
    """One of the buttons beside a topic."""

    buttons = ("do",)


class NoteForm(StatementForm):
    section = Choice(
        gettext_lazy("What is it about?"),
        [(str(section), SECTION_NAMES[section]) for section in SECTIONS],
    )
    field_order = ("based_on", "words", "whose", "section")


class ToDecideForm(DecisionForm):
    section = Choice(gettext_lazy("What is it about?"), [(str(each), SECTION_NAMES[each]) for each in SECTIONS])
    field_order = ("based_on", "words", "whose", "section")


class ExplainedForm(InformationForm):
    section = Choice(gettext_lazy("What is it about?"), [(str(each), SECTION_NAMES[each]) for each in SECTIONS])
    field_order = ("based_on", "words", "whose", "understood", "section")


class TopicWordsForm(StrictForm):
    """The two boxes of a topic, what each is based on, and once where its words stand in the plan."""

    buttons = ("do",)
    person_on = Hidden(pattern=NUMBER)
    together_on = Hidden(pattern=NUMBER)
    person = Words("", rows=8)
    together = Words("", rows=8)
    section = Choice(
        gettext_lazy("Where it stands in the plan"),
        [(str(each), SECTION_NAMES[each]) for each in SECTIONS],
        select=True,
    )

    def __init__(self, data: Any, page: TopicPage) -> None:
        initial = {f"{whose}_on": str(box.based_on) for whose, box in page.boxes.items()}
        initial |= {str(whose): box.words for whose, box in page.boxes.items()} | {"section": str(page.section)}
        super().__init__(data, initial=initial)
        for whose in page.boxes:
            self.fields[str(whose)].label = self.label_of(whose, page.page.person.called)
        # A page that was drawn before somebody saved the first words still asks: what it says then is passed over.
        self.fields["section"].required = not page.is_settled

    @staticmethod
    def label_of(whose: Whose, name: str) -> str:
        if whose == Whose.PERSON:
            return _("In %(name)s’s own words") % {"name": name}
        return _("What we talked about")


class UndoForm(ButtonForm):
    person_on = Hidden(pattern=NUMBER)
    together_on = Hidden(pattern=NUMBER)


class KeepTopicForm(StrictForm):
    """Which of two texts to keep, for each box that two people wrote in. Drawn by ui.merge."""

    def __init__(self, data: Any, clashing: Mapping[Whose, Box]) -> None:
        super().__init__(data, initial={f"{whose}_on": str(box.newest) for whose, box in clashing.items()})
        for whose in clashing:
            self.fields[f"{whose}_on"] = Hidden(pattern=NUMBER)
            self.fields[f"keep_{whose}"] = Choice(WHICH_TO_KEEP, KEEP)

    @property
    def keep(self) -> dict[Whose, str]:
        return {each: self.cleaned_data[name] for each in VOICES if (name := f"keep_{each}") in self.cleaned_data}

    @property
    def based_on(self) -> dict[Whose, int]:
        return {each: int(self.cleaned_data[n]) for each in VOICES if (n := f"{each}_on") in self.cleaned_data}

    def summary(self) -> list[Problem]:
        """The first of the choices is where the summary leads."""
        return [Problem(each.text, f"{each.target}-mine") for each in super().summary()]


class FinishForm(StrictForm):
    minutes = Number(gettext_lazy("How many minutes did you talk?"), lowest=1, highest=480)
