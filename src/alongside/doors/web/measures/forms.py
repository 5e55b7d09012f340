"""The forms of measures: shape only, rules decide the rest."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.web.forms import Agree, Choice, Choices, Day, EditForm, Line, StrictForm, Words
from alongside.doors.web.measures.wording import WENT
from alongside.doors.web.saying import WHOSE, ActionForm
from alongside.records.measures.values import UseView
from alongside.rules.actors import Actor
from alongside.rules.measures.answers import Rating
from alongside.rules.measures.instrument import MeasureItem
from alongside.rules.plan.content import Whose
from alongside.rules.plan.voices import voices_of

NONE, NOT_ABOUT_ME, NEW = "none", "not-about-me", "new"
YES, NO = "yes", "no"


class BeginForm(StrictForm):
    """Whose ratings they will be, and whether to go on although it is soon; each only where that is a question."""

    buttons = ("how",)
    whose = Choice(gettext_lazy("Whose ratings are these?"), [])
    again = Agree(gettext_lazy("Do it again now all the same"), required=False)

    def __init__(self, data: Any, by: Actor, name: str, *, is_soon: bool) -> None:
        super().__init__(data)
        voices = [each for each in voices_of(by) if each != Whose.TOGETHER]
        if len(voices) < 2:
            del self.fields["whose"]
        else:
            choices = [(str(each), str(WHOSE[each]) % {"name": name}) for each in voices]
            self.fields["whose"].choices = choices  # type: ignore[attr-defined]
        if not is_soon:
            del self.fields["again"]

    @property
    def voice(self) -> Whose:
        return Whose(self.cleaned_data.get("whose", Whose.PERSON))


class RatingsForm(EditForm):
    """One question, or all of them: a number each, and whether more help is wanted."""

    buttons = ("later",)

    def __init__(self, data: Any, use: UseView, items: Sequence[MeasureItem]) -> None:
        self.items = items
        super().__init__(data, initial=dict(_kept(use, items)))
        for item in items:
            self.fields[item.code] = _number(item)
            if item.asks_more_help:
                self.fields[f"{item.code}-help"] = _help(item, alone=len(items) == 1)

    @property
    def ratings(self) -> list[Rating]:
        """What was answered; a question that was left alone says nothing."""
        found = [self._rating(item) for item in self.items]
        return [rating for rating in found if rating is not None]

    def _rating(self, item: MeasureItem) -> Rating | None:
        given, wanted = self.cleaned_data[item.code], self.cleaned_data.get(f"{item.code}-help", "")
        if not given and not wanted:
            return None
        value = int(given) if given not in ("", NONE, NOT_ABOUT_ME) else None
        more_help = wanted == YES if wanted else None
        return Rating(item.code, value, more_help, applies=given != NOT_ABOUT_ME)


class AreasForm(EditForm):
    """The person picks; nothing is picked for them."""

    areas = Choices(gettext_lazy("What would you like to talk about?"), [], hint=gettext_lazy("Pick up to three."))

    def __init__(
        self, data: Any, picked: Sequence[str], options: Sequence[tuple[str, str]], hints: dict[str, str]
    ) -> None:
        super().__init__(data, initial={"areas": list(picked)})
        field = self.fields["areas"]
        field.choices, field.hints = list(options), hints  # type: ignore[attr-defined]


class StepForm(EditForm):
    buttons = ("later",)
    words = Words("", rows=4)

    def __init__(self, data: Any, label: str, hint: str, kept: str) -> None:
        super().__init__(data, initial={"words": kept})
        self.fields["words"].label, self.fields["words"].help_text = label, hint


class AgreeForm(ActionForm):
    """An action, and the goal of the plan that it is for."""

    goal = Choice(gettext_lazy("Which of the goals is it for?"), [])
    goal_words = Words(
        gettext_lazy("The new goal"), rows=2, hint=gettext_lazy("Something to do or to have, in a few words.")
    )
    field_order = ("based_on", "words", "whose", "goal", "goal_words", "who", "by_when", "confidence")

    def __init__(self, data: Any, by: Actor, name: str, goals: Sequence[tuple[str, str]], words: str) -> None:
        super().__init__(data, by, name)
        self.initial["words"] = words
        choices = [*goals, (NEW, _("A new goal"))]
        self.fields["goal"].choices = choices  # type: ignore[attr-defined]
        if not goals:
            self.initial["goal"] = NEW


class WentForm(EditForm):
    how = Choice(gettext_lazy("How did it go?"), [(str(how), words) for how, words in WENT.items()])
    words = Words(gettext_lazy("What would you like to say about it?"), rows=3)


class PermissionForm(StrictForm):
    given_by = Line(
        gettext_lazy("Who gave the permission?"), hint=gettext_lazy("Whoever owns the questionnaire, or acts for them.")
    )
    evidence = Words(
        gettext_lazy("What shows it?"),
        hint=gettext_lazy("For example: licence number 12, letter of 3 March 2026 in the shared folder."),
        required=True,
        rows=3,
        longest=2000,
    )
    ends_on = Day(gettext_lazy("Until when, if it ends"), required=False)


class BringForm(StrictForm):
    questionnaire = Words(
        gettext_lazy("The questionnaire"),
        hint=gettext_lazy("A FHIR R4 Questionnaire, as JSON. Copy all of it into this box."),
        required=True,
        rows=12,
    )


def _kept(use: UseView, items: Sequence[MeasureItem]) -> Iterator[tuple[str, str]]:
    for item in items:
        rating = use.rating(item.code)
        yield item.code, _as_posted(rating)
        if item.asks_more_help:
            wanted = rating.more_help if rating else None
            yield f"{item.code}-help", "" if wanted is None else YES if wanted else NO


def _as_posted(rating: Rating | None) -> str:
    if rating is None:
        return ""
    if not rating.applies:
        return NOT_ABOUT_ME
    return NONE if rating.value is None else str(rating.value)


def _number(item: MeasureItem) -> Choice:
    scale = item.scale
    numbers = range(scale.lowest, scale.highest + 1)
    in_words = all(scale.words_of(number) for number in numbers)
    options = [(str(n), f"{n} – {_(scale.words_of(n))}" if scale.words_of(n) else str(n)) for n in numbers]
    if item.may_not_apply:
        options.append((NOT_ABOUT_ME, _("This is not about me")))
    options.append((NONE, _("I would rather not say")))
    return Choice(_(item.text), options, required=False, inline=not in_words)


def _help(item: MeasureItem, *, alone: bool) -> Choice:
    about = _("Do you need more help in this area?")
    label = about if alone else f"{_(item.name)}: {about}"
    return Choice(label, [(YES, _("Yes")), (NO, _("No"))], required=False, inline=True)
