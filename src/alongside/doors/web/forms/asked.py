"""What every field of ours knows about itself."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from alongside.doors.web.forms.messages import missing

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Text = str | _StrPromise
type Options = Sequence[tuple[str, Text]]


class Asked:
    """How errors call a field ("the date you were born"), how its posted names go, and what draws it."""

    called: Text
    several = False  # whether one name may be posted more than once
    template_name = ""

    def drawn_by(self, template_name: str, called: Text) -> None:
        """Called after Django's __init__, which would forget the template."""
        self.template_name = template_name
        self.called = called

    @staticmethod
    def asks(called: Text, label: Text) -> dict[str, Text]:
        """The message for a missing answer: "Enter the date you were born." """
        return {"required": missing(called or label, bool(called))}

    def names(self, html_name: str) -> frozenset[str]:
        return frozenset({html_name})

    def first_id(self, auto_id: str) -> str:
        """The id that the error summary leads to."""
        return auto_id
