"""The forms of reviewing: the answer about one item, with room for newer words."""

from typing import Any

from django.utils.translation import gettext_lazy

from alongside.doors.web.forms import Choice, EditForm, Line, Scale, Words
from alongside.doors.web.review.wording import ANSWERS
from alongside.journey.review.values import Asked
from alongside.records.plans.values import Edit
from alongside.rules.plan.content import Kind
from alongside.rules.review import StillTrue


class AnswerForm(EditForm):
    """Still true, changed or no longer. The box for newer words starts empty: the old ones are not copied."""

    answer = Choice(gettext_lazy("Is this still true?"), ANSWERS)
    words = Words(
        gettext_lazy("If it has changed: what is true now?"),
        hint=gettext_lazy("Leave this empty if it is still true, or no longer."),
    )

    def __init__(self, data: Any, asked: Asked) -> None:
        newer = asked.newer
        initial = {
            "answer": str(asked.answer or ""),
            "words": newer.words if newer else "",
            "importance": str((newer or asked.item).importance or ""),
            "confidence": str((newer or asked.item).confidence or ""),
            "who": (newer or asked.item).who,
            "by_when": (newer or asked.item).by_when,
        }
        super().__init__(data, initial=initial)
        self.asked = asked
        if not asked.can_change:
            self.fields["answer"].choices = [  # type: ignore[attr-defined]
                each for each in ANSWERS if each[0] != StillTrue.CHANGED
            ]
            for name in [name for name in self.fields if name != "answer"]:
                del self.fields[name]

    @property
    def answer_given(self) -> StillTrue:
        return StillTrue(self.cleaned_data["answer"])

    @property
    def edit(self) -> Edit | None:
        given = self.cleaned_data
        if self.answer_given != StillTrue.CHANGED:
            return None
        return Edit(
            words=given["words"],
            importance=given.get("importance"),
            confidence=given.get("confidence"),
            who=given.get("who", ""),
            by_when=given.get("by_when", ""),
        )


class GoalAnswerForm(AnswerForm):
    importance = Scale(
        gettext_lazy("How important is it now?"), low=gettext_lazy("a little"), high=gettext_lazy("very much")
    )


class ActionAnswerForm(AnswerForm):
    who = Line(gettext_lazy("Who will do it?"), required=False)
    by_when = Line(gettext_lazy("By when, or how often?"), required=False)
    confidence = Scale(
        gettext_lazy("How sure are you that it will happen?"),
        low=gettext_lazy("not sure at all"),
        high=gettext_lazy("completely sure"),
    )


FORMS: dict[Kind, type[AnswerForm]] = {
    Kind.STATEMENT: AnswerForm,
    Kind.GOAL: GoalAnswerForm,
    Kind.ACTION: ActionAnswerForm,
    Kind.DECISION: AnswerForm,
    Kind.OPTION: AnswerForm,
    Kind.INFORMATION: AnswerForm,
}
