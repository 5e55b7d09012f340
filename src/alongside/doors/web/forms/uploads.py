"""The field for one file."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms.asked import Asked, Text
from alongside.doors.web.forms.messages import problem


class Upload(Asked, forms.FileField):
    """One file. `kinds` are the endings allowed; what is inside is checked where the file is stored.

    With `accept`, media types that a phone offers for, its name says nothing: only what is inside counts.
    """

    def __init__(
        self,
        label: Text,
        *,
        kinds: Sequence[str],
        most_mb: int,
        hint: Text = "",
        required: bool = True,
        accept: str = "",
    ) -> None:
        self.kinds, self.most_mb, self.by_name = tuple(kinds), most_mb, not accept
        self.accept = accept or ",".join(self.kinds)
        super().__init__(label=label, help_text=hint, required=required)
        self.drawn_by("forms/upload.html")

    def says(self) -> dict[str, Text]:
        choose = problem(_("Choose a file for “{called}”."), self.called)
        empty = problem(_("The file for “{called}” is empty. Choose another file."), self.called)
        return {"required": choose, "invalid": choose, "empty": empty}

    def clean(self, data: Any, initial: Any = None) -> UploadedFile | None:
        file: UploadedFile | None = super().clean(data, initial)
        if file:
            self._check(file)
        return file

    def _check(self, file: UploadedFile) -> None:
        if self.by_name and not str(file.name).lower().endswith(self.kinds):
            words = _("The file for “{called}” must be of this kind: {kinds}.")
            raise ValidationError(format_lazy(words, called=self.called, kinds=", ".join(self.kinds)))
        if (file.size or 0) > self.most_mb * 1_000_000:
            words = _("The file for “{called}” must be smaller than {lowest} MB.")
            raise ValidationError(problem(words, self.called, self.most_mb))
