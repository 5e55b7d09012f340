"""What somebody had written when it could not be taken: it comes back to them in the answer, ready to be sent again.

Nothing is stored anywhere: not in a session that somebody else may sign in to, and not in the browser.
"""

import re
from dataclasses import dataclass, replace

from django.http import HttpRequest

from alongside.doors.web.idempotency import FIELD, new_key
from alongside.doors.web.rendering import is_autosave

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (a field's name)
SECRETS = "/sign-in/"  # codes and passwords are typed again
CHOICE = re.compile(r"[a-z0-9-]*")  # an option, a number, an id: not worth reading again


@dataclass(frozen=True, slots=True)
class KeptWords:
    """A form as it was sent. fields go back as they came; words are those of them that somebody wrote."""

    address: str
    fields: tuple[tuple[str, str], ...]
    words: tuple[str, ...]

    def as_new(self) -> "KeptWords":
        """The same words as a form that was never sent."""
        others = tuple(field for field in self.fields if field[0] != FIELD)
        return replace(self, fields=(*others, (FIELD, new_key())))


def kept_words(request: HttpRequest) -> KeptWords | None:
    """The form that this request sends. None when nothing was written, and when it is no page of ours that sends it.

    Another site could send a form of its own to have it confirmed here; browsers say where a form comes from.
    """
    if request.method != "POST" or is_autosave(request) or request.path.startswith(SECRETS):
        return None
    if not _is_from_here(request):
        return None
    fields = tuple((name, value) for name, several in request.POST.lists() for value in several if name != TOKEN)
    words = tuple(value for name, value in fields if name != FIELD and not CHOICE.fullmatch(value.strip()))
    return KeptWords(request.get_full_path(), fields, words) if words else None


def _is_from_here(request: HttpRequest) -> bool:
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
