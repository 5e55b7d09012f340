"""The forms about needs. What staff are asked beside the answer itself, the person is not."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms import Agree, Choice, Choices, Day, EditForm, Line, StrictForm, Words
from alongside.doors.web.need_words import ADJUSTMENTS, SUBSETS
from alongside.doors.web.needs.wording import NEEDED, NOTHING_NEEDED
from alongside.doors.web.people.forms import LANGUAGES
from alongside.doors.web.people.wording import TOLD_BY
from alongside.records.people.values import PersonView
from alongside.rules.needs import Answer, Subset
from alongside.rules.people import ToldBy

_ONLY_STAFF = ("told_by", "review_on")


class AskedForm(StrictForm):
    """Something that was asked: who answered, and when to ask again, are questions for staff alone."""

    told_by = Choice(_("Who told you?"), list(TOLD_BY.items()))
    review_on = Day(_("When do we ask again?"), hint=_("Leave it empty and we ask again in a year."), required=False)

    def __init__(self, data: Any, *, is_own: bool, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        if is_own:
            for name in _ONLY_STAFF:
                del self.fields[name]

    def asked(self) -> dict[str, Any]:
        """Who said so, and when to ask again."""
        given = self.cleaned_data
        return {"told_by": given.get("told_by") or ToldBy.PERSON, "review": given.get("review_on")}


class ToldForm(EditForm, AskedForm):
    """What is needed of one subset, or that nothing is."""

    answer = Choice(_("Answer"), [(str(Answer.NEEDS), NEEDED), (str(Answer.NONE), NOTHING_NEEDED)])
    codes = Choices(_("What is needed?"), [], hint=_("Choose all that are needed."))
    words = Line(_("More about it"), required=False, hint=_("For example how large the letters must be."))

    field_order = ("answer", "codes", "words", "told_by", "review_on")

    def __init__(self, data: Any, subset: Subset, person: PersonView, *, is_own: bool) -> None:
        told = person.needs.of(subset)
        answer = "" if told.answer == Answer.NOT_ASKED else told.answer
        initial = {"answer": answer, "codes": list(told.codes), "words": told.words}
        super().__init__(data, is_own=is_own, initial=initial)
        self.fields["codes"].choices = list(SUBSETS[subset].items())  # type: ignore[attr-defined]


class AdjustmentForm(AskedForm):
    """One thing that is to be done differently."""

    what = Choice(_("What should be done differently?"), list(ADJUSTMENTS.items()))
    words = Line(_("More about it"), required=False, hint=_("For example: 30 minutes, not 10."))
    consequence = Words(
        _("What happens without it?"),
        hint=_("For example: I cannot take in what is said, and I do not come again."),
        rows=3,
        longest=500,
    )

    field_order = ("what", "words", "consequence", "told_by", "review_on")


class NoneForm(AskedForm):
    """That nothing has to be done differently."""


class EndForm(StrictForm):
    why = Line(_("Why is it no longer needed?"), hint=_("A few words are needed. They are kept with it."))


class LanguageForm(EditForm):
    """The language in which somebody reads and speaks best."""

    language = Choice(_("Language"), LANGUAGES, select=True)
    interpreter = Agree(_("An interpreter is needed"), required=False)

    def __init__(self, data: Any, person: PersonView) -> None:
        super().__init__(data, initial={"language": person.language, "interpreter": bool(person.interpreter)})
