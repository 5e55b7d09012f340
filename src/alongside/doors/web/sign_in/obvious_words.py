"""Words that anybody would try first here: a password that is made of them is refused."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# In the order of docs/safety/security.md, which lists them.
OBVIOUS = (
    *("alongside", "careplan", "plan", "care", "support", "nhs", "surgery", "practice", "hospital", "health"),
    *("coordinator", "administrator", "admin", "nurse", "doctor", "carer", "patient", "password", "letmein", "welcome"),
)
LEFT = 5  # characters that have to be there beside them


class ObviousWordsValidator:
    """What is left of a password without these words, figures and signs must be something."""

    def validate(self, password: str, user: Any = None) -> None:
        left = re.sub("|".join(sorted(OBVIOUS, key=len, reverse=True)), "", password.lower())
        if len(left) < len(password) and sum(character.isalpha() for character in left) < LEFT:
            raise ValidationError(_("This password is made of words that are easy to guess here. Add other words."))

    def get_help_text(self) -> str:
        return ""
