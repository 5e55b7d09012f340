"""The form of an organisation's own set of checks."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.web.forms import Choice, Choices, EditForm, Line, Words
from alongside.doors.web.prepare.wording import YES_NO
from alongside.journey.prepare.changes import SetOfChecks
from alongside.journey.prepare.values import CheckSetPage
from alongside.rules.gathering.checks import CHECKS


class CheckSetForm(EditForm):
    """Its title, whom it is for, what it asks, and whether it is used."""

    buttons = ("preview",)
    title = Line(gettext_lazy("What is it called?"), longest=100, width=20)
    words = Line(
        gettext_lazy("Which words in somebody’s conditions call for it?"),
        hint=gettext_lazy("With commas between, like: gout, uric acid. The set for everyone has none."),
        required=False,
        longest=600,
    )
    checks = Choices(gettext_lazy("What does it ask?"), [(each.key, gettext_lazy(each.text)) for each in CHECKS])
    questions = Words(
        gettext_lazy("What else do you ask?"),
        hint=gettext_lazy("One question on each line. You can leave this out."),
        longest=4000,
        rows=4,
    )
    is_used = Choice(gettext_lazy("Is it used?"), YES_NO, inline=True)

    def __init__(self, data: Any, page: CheckSetPage | None) -> None:
        initial: dict[str, Any] = {"is_used": "yes"}
        if page:
            own = len(page.questions)
            keys = [each.key for each in page.newest.checks]
            initial = {
                "title": page.newest.title,
                "words": ", ".join(page.newest.words),
                "checks": keys[: len(keys) - own] if own else keys,
                "questions": "\n".join(page.questions),
                "is_used": "yes" if page.is_used else "no",
            }
        super().__init__(data, initial=initial)

    def written(self) -> SetOfChecks:
        given = self.cleaned_data
        return SetOfChecks(
            title=given["title"],
            words=[each.strip() for each in given["words"].split(",") if each.strip()],
            checks=given["checks"],
            questions=self._lines(),
            is_used=given["is_used"] == "yes",
        )

    def preview(self) -> list[str]:
        """What it would ask, as it would be read."""
        chosen = set(self.cleaned_data["checks"])
        return [*(_(each.text) for each in CHECKS if each.key in chosen), *self._lines()]

    def _lines(self) -> list[str]:
        return [each.strip() for each in self.cleaned_data["questions"].splitlines() if each.strip()]
