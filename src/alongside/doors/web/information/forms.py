"""The forms of what a person wants to know."""

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms import Choice, StrictForm, Words
from alongside.doors.web.information.wording import FORMATS, UNDERSTOOD
from alongside.rules.information import Given


class AskForm(StrictForm):
    wanted = Words(
        _("What do you want to know?"),
        hint=_("For example: why do I take the white tablet?"),
        required=True,
        rows=3,
        longest=1000,
    )


class AskForForm(StrictForm):
    wanted = Words(_("What do they want to know?"), hint=_("In their words."), required=True, rows=3, longest=1000)


class GiveForm(StrictForm):
    """What was given, and how it came back."""

    what = Words(_("What did you tell or give them?"), required=True, rows=3, longest=1000)
    format = Choice(_("How?"), list(FORMATS.items()))
    understood = Choice(
        _("Ask: “What will you tell your family about this?” Was it clear to them?"),
        list(UNDERSTOOD.items()),
        hint=_("This tests how you explained it, not them. If it was not clear, explain it in another way."),
    )
    told_back = Words(
        _("How did they say it?"), hint=_("In their words. Needed if it was clear, or partly."), rows=3, longest=1000
    )

    def given(self) -> Given:
        return Given(**self.cleaned_data)
