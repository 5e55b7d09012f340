"""Design-system forms: each field declared once, drawn the same everywhere, strict about what it takes."""

from alongside.doors.web.forms.choices import Agree, Choice, Choices, Scale
from alongside.doors.web.forms.dates import ClockTime, Day
from alongside.doors.web.forms.edit import EditForm
from alongside.doors.web.forms.rows import Rows
from alongside.doors.web.forms.strict import ButtonForm, StrictForm
from alongside.doors.web.forms.uploads import Upload
from alongside.doors.web.forms.words import Email, Hidden, Line, Number, Words

__all__ = [
    "Agree",
    "ButtonForm",
    "Choice",
    "Choices",
    "ClockTime",
    "Day",
    "EditForm",
    "Email",
    "Hidden",
    "Line",
    "Number",
    "Rows",
    "Scale",
    "StrictForm",
    "Upload",
    "Words",
]
