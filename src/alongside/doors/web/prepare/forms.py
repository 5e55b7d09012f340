"""The forms of preparing: shape only, rules decide the rest."""

from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.web.forms import (
    ButtonForm,
    Choice,
    Choices,
    Day,
    EditForm,
    Hidden,
    Line,
    StrictForm,
    Upload,
    Words,
)
from alongside.doors.web.prepare.result_kinds import KINDS
from alongside.doors.web.prepare.wording import HELPED, STEPS, set_title
from alongside.journey.prepare.values import AnswerView, HelperView, PackView, ResultChoice, SetChoice
from alongside.rules.files import MOST_BYTES, FileTrouble, refused_file
from alongside.rules.plan.content import Whose
from alongside.rules.tracking import SEEN_BY_TEAM

NUMBER = r"[0-9]{1,6}"
ITEM = r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9]{1,6}"


class AnswerForm(StrictForm):
    """One prompt, in the person's own words."""

    buttons = ("instead",)
    based_on = Hidden(pattern=NUMBER)
    answer = Words("")

    def __init__(self, data: Any, page: AnswerView) -> None:
        super().__init__(data, initial={"answer": page.words, "based_on": str(page.based_on)})
        prompt = page.question.prompt
        self.fields["answer"].label = _(prompt.text)
        self.fields["answer"].help_text = _(prompt.hint)


class PackForm(EditForm):
    """What goes into the pack."""

    results = Choices(gettext_lazy("Results"), [])
    prompt_sets = Choices(
        gettext_lazy("Questions"),
        [],
        hint=gettext_lazy("The six areas of a plan are always among them. The person can leave out any question."),
        required=True,
    )
    note = Words(
        gettext_lazy("A note to the person"),
        hint=gettext_lazy("You can leave this out. It stands at the top of their pack."),
        longest=1000,
        rows=3,
    )

    def __init__(
        self,
        data: Any,
        pack: PackView,
        choices: tuple[ResultChoice, ...],
        sets: tuple[SetChoice, ...],
        words_for: Any,
    ) -> None:
        chosen = [str(each.latest.id) for each in choices if each.is_chosen]
        asked = [each.set.key for each in sets if each.is_chosen]
        super().__init__(data, initial={"results": chosen, "prompt_sets": asked, "note": pack.note})
        self.fields["prompt_sets"].choices = [(each.set.key, set_title(each.set)) for each in sets]  # type: ignore[attr-defined]
        self.fields["results"].choices = [(str(each.latest.id), words_for(each)) for each in choices]  # type: ignore[attr-defined]

    def chosen(self) -> list[UUID]:
        return [UUID(each) for each in self.cleaned_data["results"]]


class ReleaseForm(EditForm):
    """The day on which the person gets the pack."""

    release_on = Day(gettext_lazy("On which day do they get the pack?"))
    reason = Words(
        gettext_lazy("Why on this day?"),
        hint=gettext_lazy("Only if it is not 7 to 14 days before the conversation."),
        longest=500,
        rows=3,
    )

    def __init__(self, data: Any, pack: PackView, suggested: date | None) -> None:
        super().__init__(data, initial={"release_on": pack.release_on or suggested, "reason": pack.outside_reason})


class StepForm(StrictForm):
    """What somebody saw happen to a pack."""

    step = Choice(
        gettext_lazy("What happened?"),
        [(str(each), STEPS[each]) for each in SEEN_BY_TEAM],
    )
    words = Words(
        gettext_lazy("Anything to add?"),
        hint=gettext_lazy("For example: the address was wrong. You can leave this out."),
        longest=500,
        rows=3,
    )


class ResultForm(StrictForm):
    """A result that was measured here."""

    kind = Choice(gettext_lazy("What was measured?"), [(kind.key, kind.name) for kind in KINDS], select=True)
    value = Line(
        gettext_lazy("Result"),
        hint=gettext_lazy("A number, like 53 or 7.1. For blood pressure the two numbers, like 128/82."),
        width=10,
    )
    taken_on = Day(gettext_lazy("When was it measured?"))


class PaperForm(AnswerForm):
    """One answer from the paper pack, in the person's words."""

    buttons = ("instead",)


class SheetForm(StrictForm):
    """A photo, scan or recording. A carer says whose words are on it."""

    file = Upload(
        gettext_lazy("Choose a photo, a scan or a recording"),
        kinds=("JPEG", "PNG", "WebP", "PDF", "M4A", "MP3", "Ogg", "WebM", "WAV"),
        most_mb=MOST_BYTES // 1_000_000,
        hint=gettext_lazy("On a phone you can take the photo now. Make sure that the words can be read."),
        accept="image/jpeg,image/png,image/webp,application/pdf,audio/*",
    )

    def __init__(self, data: Any, files: Any, *, person: PackView, is_carer: bool) -> None:
        super().__init__(data, files)
        if is_carer:
            name = person.person.called
            mine, theirs = _("Mine"), _("%(name)s’s") % {"name": name}
            options = [(str(Whose.PERSON), theirs), (str(Whose.CARER), mine)]
            self.fields["whose"] = Choice(_("Whose words are on it?"), options)

    def whose(self) -> Whose:
        return Whose(self.cleaned_data.get("whose") or Whose.PERSON)

    def say_too_large(self) -> None:
        """Say at the field that what was sent was too large to be looked at."""
        self.errors.clear()
        self.add_refusal(refused_file(FileTrouble.TOO_LARGE, megabytes=MOST_BYTES // 1_000_000))


class HelperForm(EditForm):
    """Who helped with the answers, and how."""

    name = Line(
        gettext_lazy("Who helped?"),
        required=False,
        hint=gettext_lazy("Their name. Leave it empty if nobody helped."),
        width=20,
    )
    how = Choices(gettext_lazy("How did they help?"), HELPED)

    def __init__(self, data: Any, helper: HelperView | None) -> None:
        how = [str(each) for each in helper.how] if helper else []
        super().__init__(data, initial={"name": helper.name if helper else "", "how": how})


class SeenForm(ButtonForm):
    """Which words were on the page: "item:number", so that newer ones go on waiting."""

    seen = Hidden(required=False, pattern=rf"({ITEM},)*{ITEM}")

    def numbers(self) -> dict[UUID, int]:
        pairs = (each.split(":") for each in self.cleaned_data["seen"].split(",") if ":" in each)
        return {UUID(item): int(number) for item, number in pairs}
