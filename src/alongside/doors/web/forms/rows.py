"""A field made of several small forms, with "Add another" and "Remove" that work without JavaScript."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms.asked import Asked, Text
from alongside.doors.web.forms.messages import problem

type RowForm = Any  # a StrictForm, which knows this field


@dataclass(frozen=True, slots=True)
class Posted:
    """Everything that was posted, and the name of the field that reads its rows from it."""

    data: Mapping[str, Any]
    name: str

    def numbers(self) -> list[int]:
        """The row numbers in `steps-0-what`, `steps-2-when`: [0, 2]."""
        parts = (key.removeprefix(f"{self.name}-").split("-")[0] for key in self.data if self._is_row(key))
        return sorted({int(part) for part in parts if _is_small_number(part)})

    def _is_row(self, key: str) -> bool:
        return key.startswith(f"{self.name}-")

    def adds(self) -> bool:
        return f"{self.name}-add" in self.data

    def removes(self) -> int | None:
        number = str(self.data.get(f"{self.name}-remove", ""))
        return int(number) if _is_small_number(number) else None


def _is_small_number(part: str) -> bool:
    return part.isascii() and part.isdigit() and len(part) <= 3


class WholePost(forms.Widget):
    """Hands the whole post to the field. Drawn by templates/forms/rows.html."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Posted:
        return Posted(data, name)

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return False


class Rows(Asked, forms.Field):
    """Several rows of one form. Cleans to a list of the rows' own cleaned values; empty rows are left out.

    steps = Rows(_("Steps"), row=StepForm, one=_("step"), least=1, most=10)
    """

    widget = WholePost

    def __init__(
        self, label: Text, *, row: type[RowForm], one: Text, hint: Text = "", least: int = 0, most: int = 10
    ) -> None:
        self.row, self.one, self.least, self.most = row, one, least, most
        super().__init__(label=label, help_text=hint, required=False)
        self.drawn_by("forms/rows.html")

    def is_changed(self, data: Mapping[str, Any], name: str) -> bool:
        """Whether a button of this field was pressed, rather than the form sent."""
        posted = Posted(data, name)
        return posted.adds() or posted.removes() is not None

    def clean(self, value: Posted) -> list[dict[str, Any]]:
        filled = [row for row in self._posted_rows(value) if row.has_changed()]
        if not all([row.is_valid() for row in filled]):
            raise ValidationError([])  # each row says its own problem
        if len(filled) < self.least:
            raise ValidationError(problem(_("“{called}” needs at least {lowest}."), self.called, self.least))
        if len(filled) > self.most:
            raise ValidationError(problem(_("“{called}” can have {lowest} at most."), self.called, self.most))
        return [row.cleaned_data for row in filled]

    def bound_rows(self, bound: forms.BoundField) -> list[RowForm]:
        """The rows to draw: as posted with their problems, or after "Add" or "Remove", or as they were saved."""
        if not bound.form.is_bound:
            return self._drawn([dict(values) for values in bound.initial or []], bound.html_name)
        posted = Posted(bound.form.data, bound.html_name)
        if not self.is_changed(bound.form.data, bound.html_name):
            return self._posted_rows(posted) or self._drawn([], bound.html_name)
        return self._drawn(self._after_button(posted), bound.html_name)

    def _posted_rows(self, posted: Posted) -> list[RowForm]:
        return [
            self.row(posted.data, prefix=f"{posted.name}-{number}", empty_permitted=True, use_required_attribute=False)
            for number in posted.numbers()
        ]

    def _after_button(self, posted: Posted) -> list[dict[str, Any]]:
        kept = [row for row in self._posted_rows(posted) if row.prefix != f"{posted.name}-{posted.removes()}"]
        values = [{bound.name: bound.data for bound in row} for row in kept]
        return [*values, {}] if posted.adds() and len(values) < self.most else values

    def _drawn(self, values: list[dict[str, Any]], name: str) -> list[RowForm]:
        return [self.row(initial=row, prefix=f"{name}-{number}") for number, row in enumerate(values or [{}])]

    def names_of(self, bound: forms.BoundField) -> frozenset[str]:
        posted = Posted(bound.form.data, bound.html_name)
        rows = {name for row in self._posted_rows(posted) for name in row.expected()}
        return frozenset(rows | {f"{bound.html_name}-add", f"{bound.html_name}-remove"})
