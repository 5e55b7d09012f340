"""The form of a checklist: for each check what was found, or why there is nothing. Everything can be left for later."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.web.forms import Choice, EditForm, Line
from alongside.doors.web.prepare.wording import NOT_DONE, OTHER_PLANS, YES_NO
from alongside.journey.prepare.changes import Entry, Joined
from alongside.journey.prepare.values import CheckRow, GatheringView
from alongside.rules.gathering.check import Kind


class GatheringForm(EditForm):
    """value_<key> and not_done_<key> for each check; then whether there are other plans (rule Q13)."""

    buttons = ("sure", "finish")
    other_plans = Choice(gettext_lazy("Do they have other plans, and shall we join them?"), OTHER_PLANS, required=False)
    which_plans = Line(
        gettext_lazy("Which plans?"),
        hint=gettext_lazy("Who leads them, as far as they know. For example, a plan with the hospital or the council."),
        required=False,
        longest=500,
    )

    def __init__(self, data: Any, view: GatheringView) -> None:
        self.view = view
        initial = {"other_plans": str(view.other_plans), "which_plans": view.which_plans}
        for row in view.rows:
            initial |= {f"value_{row.check.key}": row.words, f"not_done_{row.check.key}": row.not_done or ""}
        super().__init__(data, initial=initial)
        for row in view.rows:
            self.fields[f"value_{row.check.key}"] = _field(row)
            self.fields[f"not_done_{row.check.key}"] = Choice(_("If not, why?"), NOT_DONE, required=False, select=True)
        self.order_fields([*self.names(), "other_plans", "which_plans"])

    def names(self) -> list[str]:
        return [f"{part}_{row.check.key}" for row in self.view.rows for part in ("value", "not_done")]

    def typed(self) -> dict[str, str]:
        return {row.check.key: self.cleaned_data[f"value_{row.check.key}"] for row in self.view.rows}

    def entries(self) -> dict[str, Entry]:
        given = self.cleaned_data
        keys = [row.check.key for row in self.view.rows]
        return {key: Entry(given[f"value_{key}"], given[f"not_done_{key}"]) for key in keys}

    def joined(self) -> Joined:
        return Joined(self.cleaned_data["other_plans"], self.cleaned_data["which_plans"])


def _field(row: CheckRow) -> Any:
    text, hint = _(row.check.text), _(row.check.hint) if row.check.hint else ""
    if row.check.kind == Kind.YES_NO:
        return Choice(text, YES_NO, hint=hint, required=False, inline=True)
    width = 10 if row.check.kind == Kind.MEASURE else 0
    return Line(text, hint=hint, required=False, longest=1000, width=width)
