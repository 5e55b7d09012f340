"""The forms in which something is said for a plan: a statement, a goal, an action; new, or in newer words."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid5

from django import forms as django_forms
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.voices import STANDINGS
from alongside.doors.web.forms import Choice, Hidden, Line, Scale, StrictForm, Words
from alongside.doors.web.forms.asked import Text
from alongside.doors.web.idempotency import key_of_new
from alongside.records.plans.values import Edit
from alongside.rules.actors import Actor
from alongside.rules.plan.content import Item, Kind, Whose
from alongside.rules.plan.details import Detail
from alongside.rules.plan.voices import voices_of

NUMBER = r"[0-9]{1,6}"
WHICH_TO_KEEP = gettext_lazy("Which words do you want to keep?")
EASIER = gettext_lazy("What would make it easier?")
STANDING_CHOICES: list[tuple[str, Text]] = [(str(each), words) for each, words in STANDINGS.items()]
_PLACE = ("section", "whose")  # what newer words of an item never change
WHOSE: dict[Whose, Promise] = {
    Whose.PERSON: gettext_lazy("%(name)s’s own words, typed by me"),
    Whose.TOGETHER: gettext_lazy("What we said together"),
    Whose.PROFESSIONAL: gettext_lazy("My own note"),
}


KEEP = [("mine", gettext_lazy("Keep mine")), ("theirs", gettext_lazy("Keep theirs")), ("both", gettext_lazy("Both"))]


class KeptWords(Words):
    """Words that a page carries along out of sight."""

    widget = django_forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(gettext_lazy("Your words"))
        self.drawn_by("forms/hidden.html")


class SayingForm(StrictForm):
    """What all of them share: whose words they are, where that is a question, and what an edit is based on."""

    based_on = Hidden(pattern=NUMBER, required=False)
    words = Words("", required=True)
    whose = Choice(gettext_lazy("Whose words are these?"), [])

    asks: Mapping[str, Text] = {"words": gettext_lazy("What would you like to say?")}
    asks_of_another: Mapping[str, Text] = {"words": gettext_lazy("What was said?")}

    def __init__(self, data: Any, by: Actor, name: str, item: Item | None = None) -> None:
        super().__init__(data, initial=_initial(item))
        voices = voices_of(by)
        self._ask(of_another=len(voices) > 1)
        if item is not None or len(voices) < 2:
            del self.fields["whose"]
        else:
            choices = [(str(voice), str(WHOSE[voice]) % {"name": name}) for voice in voices]
            self.fields["whose"].choices = choices  # type: ignore[attr-defined]
        self.usual_voice = voices[0] if voices else Whose.PERSON

    def _ask(self, *, of_another: bool) -> None:
        """The person is asked about themselves; their team writes down what they say."""
        for name, label in (self.asks_of_another if of_another else self.asks).items():
            self.fields[name].label = label

    @property
    def edit(self) -> Edit:
        given = self.cleaned_data
        return Edit(
            words=given["words"],
            importance=given.get("importance"),
            confidence=given.get("confidence"),
            who=given.get("who", ""),
            by_when=given.get("by_when", ""),
            details=tuple((each, given[each]) for each in Detail if given.get(each)),
        )

    @property
    def voice(self) -> Whose:
        return Whose(self.cleaned_data["whose"]) if "whose" in self.fields else self.usual_voice

    @property
    def number(self) -> int:
        return int(self.cleaned_data["based_on"] or 0)


class StatementForm(SayingForm):
    pass


class GoalForm(SayingForm):
    asks = {
        "words": gettext_lazy("What would you like to do, or do again?"),
        "importance": gettext_lazy("How important is it to you?"),
        "why": gettext_lazy("Why does it matter to you?"),
    }
    asks_of_another = {
        "words": gettext_lazy("What would they like to do, or do again?"),
        "importance": gettext_lazy("How important is it to them?"),
        "why": gettext_lazy("Why does it matter to them?"),
    }
    importance = Scale(
        "",
        low=gettext_lazy("a little"),
        high=gettext_lazy("very much"),
        hint=gettext_lazy("Below 5? Think about what would matter more."),
    )
    why = Words("", rows=2)
    easier = Words(EASIER, rows=2)


class ActionForm(SayingForm):
    asks = {
        "words": gettext_lazy("What will be done?"),
        "confidence": gettext_lazy("How sure are you that it will happen?"),
    }
    asks_of_another = {
        "words": gettext_lazy("What will be done?"),
        "confidence": gettext_lazy("How sure are they that it will happen?"),
    }
    who = Line(
        gettext_lazy("Who will do it?"),
        hint=gettext_lazy("A name. It can be you."),
        required=False,
    )
    by_when = Line(
        gettext_lazy("By when, or how often?"),
        hint=gettext_lazy("For example, every day from Monday."),
        required=False,
    )
    where = Line(gettext_lazy("Where?"), required=False)
    obstacle = Words(gettext_lazy("What could get in the way?"), rows=2)
    then = Words(gettext_lazy("And what then?"), rows=2)
    confidence = Scale(
        "",
        low=gettext_lazy("not sure at all"),
        high=gettext_lazy("completely sure"),
        hint=gettext_lazy("Below 7? Think about what would make it easier."),
    )
    easier = Words(EASIER, rows=2)


class DecisionForm(SayingForm):
    asks = {
        "words": gettext_lazy("What is there to decide?"),
        "why": gettext_lazy("What matters to you about it?"),
        "reservations": gettext_lazy("What are you not sure about?"),
    }
    asks_of_another = {
        "words": gettext_lazy("What is there to decide?"),
        "why": gettext_lazy("What matters to them about it?"),
        "reservations": gettext_lazy("What are they not sure about?"),
    }
    why = Words("", rows=2)
    nothing = Words(gettext_lazy("What may happen if nothing is done?"), rows=2)
    reservations = Words("", rows=2)
    standing = Choice(gettext_lazy("Is it decided?"), STANDING_CHOICES)


class OptionForm(SayingForm):
    asks = {"words": gettext_lazy("What is one way?")}
    asks_of_another = asks
    benefits = Words(gettext_lazy("What is good about it?"), rows=2)
    risks = Words(gettext_lazy("What could go wrong?"), rows=2)


class InformationForm(SayingForm):
    asks = {
        "words": gettext_lazy("What was explained?"),
        "understood": gettext_lazy("In your own words: what did you take from it?"),
    }
    asks_of_another = {
        "words": gettext_lazy("What was explained?"),
        "understood": gettext_lazy("In their own words: what did they take from it?"),
    }
    understood = Words(
        "", rows=2, hint=gettext_lazy("Ask: I want to be sure that I explained it well. How would you say it?")
    )


class KeepForm(StrictForm):
    """Which of two texts to keep. Drawn by ui.merge."""

    based_on = Hidden(pattern=NUMBER)
    keep = Choice(WHICH_TO_KEEP, KEEP)

    def summary(self) -> list[Any]:
        """The first of the choices is where the summary leads."""
        return [type(each)(each.text, "keep-mine") for each in super().summary()]


class SettleForm(KeepForm):
    """It carries what was written out of sight."""

    words = KeptWords()
    who = KeptWords()
    by_when = KeptWords()
    importance = Hidden(pattern=NUMBER, required=False)
    confidence = Hidden(pattern=NUMBER, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update({str(each): KeptWords() for each in Detail})

    def edit(self, theirs: Item) -> Edit:
        """What is kept: mine, or theirs and mine one after the other."""
        given = self.cleaned_data
        both = f"{theirs.words}\n\n{given['words']}" if given["keep"] == "both" else given["words"]
        return Edit(
            words=both,
            importance=_number(given["importance"]),
            confidence=_number(given["confidence"]),
            who=given["who"],
            by_when=given["by_when"],
            details=tuple((each, given[each]) for each in Detail if given[each]),
        )


FORMS: dict[Kind, type[SayingForm]] = {
    Kind.STATEMENT: StatementForm,
    Kind.GOAL: GoalForm,
    Kind.ACTION: ActionForm,
    Kind.DECISION: DecisionForm,
    Kind.OPTION: OptionForm,
    Kind.INFORMATION: InformationForm,
}


def settle_initial(edit: Edit, based_on: int) -> dict[str, str]:
    """What the settling page carries of what was written."""
    return {
        "based_on": str(based_on),
        "words": edit.words,
        "who": edit.who,
        "by_when": edit.by_when,
        "importance": str(edit.importance or ""),
        "confidence": str(edit.confidence or ""),
        **{str(name): words for name, words in edit.details},
    }


def new_id(request: HttpRequest, within: UUID) -> UUID:
    """The id of what a page adds: the same when it is sent twice. Elsewhere, or another's, is another."""
    return uuid5(within, "/".join((key_of_new(request), *(request.POST.get(name, "") for name in _PLACE))))


def heading_for(kind: Kind) -> str:
    names = {
        Kind.GOAL: _("A goal"),
        Kind.ACTION: _("What will be done"),
        Kind.DECISION: _("Something to decide"),
        Kind.OPTION: _("One way to do it"),
        Kind.INFORMATION: _("What was explained"),
    }
    return names.get(kind, _("Your words"))


def _initial(item: Item | None) -> dict[str, Any]:
    if item is None:
        return {"based_on": "0"}
    return {
        "based_on": str(item.seq),
        "words": item.words,
        "importance": str(item.importance or ""),
        "confidence": str(item.confidence or ""),
        "who": item.who,
        "by_when": item.by_when,
        **{str(name): words for name, words in item.details},
    }


def _number(given: str) -> int | None:
    return int(given) if given else None
