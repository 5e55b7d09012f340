"""The two forms of an emergency: who it is, and why their plan has to be opened now."""

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.emergency.wording import REASONS
from alongside.doors.web.forms import Choice, Day, Line, StrictForm, Words
from alongside.records.sharing.changes import Sought


class FindForm(StrictForm):
    """An NHS number, or both names; always the date of birth. Only what fits exactly is found."""

    nhs_number = Line(_("NHS number"), required=False, width=20, longest=20)
    given_name = Line(_("First name"), hint=_("Only if you do not know the NHS number."), required=False, width=20)
    family_name = Line(_("Last name"), required=False, width=20)
    born_on = Day(_("Date of birth"), birthday=True)

    def sought(self) -> Sought:
        return Sought(**self.cleaned_data)


class WhyForm(StrictForm):
    """Why now. What is said here is read by the privacy officer of the reader's organisation."""

    reason = Choice(_("Why do you need to open it now?"), list(REASONS.items()))
    words = Words(
        _("What happened?"),
        hint=_("For example: called to her home, she is confused and alone. Somebody will read this."),
        required=True,
        rows=3,
        longest=2000,
    )
    not_told = Words(
        _("Would it put somebody at risk if the person were told today? Then say why."),
        hint=_("Leave this empty if not: the person is told that their plan was opened."),
        rows=3,
        longest=2000,
    )
