"""The field for one file."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from alongside.doors.web.forms.asked import Asked, Text
from alongside.doors.web.forms.messages import problem


class Upload(Asked, forms.FileField):
    """One file. `kinds` are the endings allowed; what is inside is checked where the file is stored."""

    def __init__(
        self,
        label: Text,
        *,
        kinds: Sequence[str],
        most_mb: int,
        called: Text = "",
        hint: Text = "",
        required: bool = True,
    ) -> None:
        self.kinds, self.most_mb = tuple(kinds), most_mb
        choose = problem(_("Choose a file for “{called}”."), called or label)
        empty = _("The file is empty. Choose another file.")
        super().__init__(
            label=label,
            help_text=hint,
            required=required,
            error_messages={"required": choose, "invalid": choose, "empty": empty},
        )
        self.drawn_by("forms/upload.html", called or label)

    def clean(self, data: Any, initial: Any = None) -> UploadedFile | None:
        file: UploadedFile | None = super().clean(data, initial)
        if file:
            self._check(file)
        return file

    def _check(self, file: UploadedFile) -> None:
        if not str(file.name).lower().endswith(self.kinds):
            raise ValidationError(_("Choose a file of this kind: %(kinds)s.") % {"kinds": ", ".join(self.kinds)})
        if (file.size or 0) > self.most_mb * 1_000_000:
            raise ValidationError(_("The file must be smaller than %(most)s MB.") % {"most": self.most_mb})
