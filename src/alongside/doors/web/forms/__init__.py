"""Design-system forms: each field declared once, drawn the same everywhere, strict about what it takes."""

from alongside.doors.web.forms.dates import ClockTime, Day
from alongside.doors.web.forms.fields import Agree, Choice, Choices, Email, Hidden, Line, Number, Scale, Upload, Words
from alongside.doors.web.forms.rows import Rows
from alongside.doors.web.forms.strict import StrictForm

__all__ = [
    "Agree",
    "Choice",
    "Choices",
    "ClockTime",
    "Day",
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
