"""The forms of staff administration."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from alongside.doors.role_names import ROLE_WORDS
from alongside.doors.web.forms import Choice, Day, EditForm, Email, Hidden, Line, StrictForm, Upload
from alongside.rules.actors import STAFF, Role
from alongside.rules.staff import IdentityCheck, Joiner

ROLES: list[tuple[str, Any]] = sorted(((str(role), ROLE_WORDS[role]) for role in STAFF), key=lambda each: str(each[0]))
CHECKS: list[tuple[str, Any]] = [
    (IdentityCheck.IN_PERSON, _("I saw them in person, with a card that has their photo")),
    (IdentityCheck.VIDEO, _("I saw them on a video call, with a card that has their photo")),
    (IdentityCheck.KNOWN, _("I know them well, and saw them in person")),
]
CHECK_WORDS: dict[str, Any] = dict(CHECKS)


class SearchForm(StrictForm):
    """A search that is sent by GET: `page` comes with it."""

    q = Line(_("Name or e-mail address"), required=False, width=20, longest=100)

    def expected(self) -> frozenset[str]:
        return super().expected() | {"page"}


class JoinerForm(StrictForm):
    name = Line(_("Name"), width=20)
    email = Email(_("E-mail address at work"))
    role = Choice(_("Role"), ROLES, select=True)
    starts_on = Day(_("First day"))
    ends_on = Day(
        _("Last day"),
        hint=_("Only if you know it, as for a locum. They cannot sign in after it."),
        required=False,
    )

    def joiner(self) -> Joiner:
        given = self.cleaned_data
        return Joiner(given["name"], given["email"].lower(), Role(given["role"]), given["starts_on"], given["ends_on"])


class LastDayForm(EditForm):
    ends_on = Day(_("Last day"), hint=_("They cannot sign in after it."))

    def __init__(self, data: Any, known: date | None):
        super().__init__(data, initial={"ends_on": known})


class CheckForm(StrictForm):
    how = Choice(_("How did you check who they are?"), CHECKS)


class FileForm(StrictForm):
    file = Upload(_("File"), kinds=(".csv",), most_mb=1)


class CheckedForm(StrictForm):
    """The file as it was checked, signed so that what is saved is what was shown."""

    checked = Hidden(pattern=r"[A-Za-z0-9_:.-]{1,200000}")
