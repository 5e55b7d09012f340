"""The forms of the conversation: shape only, rules decide the rest."""

from django.utils.translation import gettext_lazy

from alongside.doors.section_names import SECTION_NAMES
from alongside.doors.web.discuss.wording import HOW
from alongside.doors.web.forms import ButtonForm, Choice, Line, Number, StrictForm
from alongside.doors.web.saying import DecisionForm, InformationForm, StatementForm
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


class FinishForm(StrictForm):
    minutes = Number(gettext_lazy("How many minutes did you talk?"), lowest=1, highest=480)
