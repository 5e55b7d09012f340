"""What every field of ours knows about itself."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms.messages import problem

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Text = str | _StrPromise
type Options = Sequence[tuple[str, Text]]


class Asked:
    """What a field says when it cannot take an answer, how its posted names go, and what draws it.

    Its messages name it as the page does: by its label, whenever a form changed that.
    """

    label: Text | None
    several = False  # whether one name may be posted more than once
    template_name = ""
    needs: Text = _("Fill in “{called}”.")

    @property
    def called(self) -> Text:
        """The label, as messages quote it."""
        return self.label or ""

    def drawn_by(self, template_name: str) -> None:
        """Called after Django's __init__, which would forget the template."""
        self.template_name = template_name

    def says(self) -> dict[str, Text]:
        """The message for each of Django's own reasons to refuse an answer."""
        return {"required": problem(self.needs, self.called)}

    @property
    def error_messages(self) -> dict[str, Text]:
        """Made when they are asked for: Django keeps a field's messages from the moment that it is declared."""
        return {**self._django_says, **self.says()}

    @error_messages.setter
    def error_messages(self, django_says: dict[str, Text]) -> None:
        self._django_says = django_says

    def names(self, html_name: str) -> frozenset[str]:
        return frozenset({html_name})

    def first_id(self, auto_id: str) -> str:
        """The id that the error summary leads to."""
        return auto_id
