"""What was saved, said once on the page that follows: a word that the browser brings back, and nothing of anybody."""

from enum import StrEnum

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

COOKIE = "saved"
GOOD_FOR = 60  # seconds


class Saved(StrEnum):
    """What may be said. A page that nobody follows says nothing, and the browser forgets it within a minute."""

    CHANGED = "changed"
    SHARED = "shared"
    STOPPED = "stopped"
    STILL_OK = "still-ok"
    INVOLVED = "involved"
    ENDED = "ended"
    BESIDE = "beside"
    TAKEN_BACK = "taken-back"
    TO_PUT_RIGHT = "to-put-right"
    CONCERN = "concern"
    COORDINATOR = "coordinator"


WORDS = {
    Saved.CHANGED: _("Saved: what you changed."),
    Saved.SHARED: _("Saved: who sees the plan."),
    Saved.STOPPED: _("Saved: sharing has stopped."),
    Saved.STILL_OK: _("Saved: it is still OK."),
    Saved.INVOLVED: _("Saved: who is to be involved."),
    Saved.ENDED: _("Saved: that support has ended."),
    Saved.BESIDE: _("Saved: what you say beside it."),
    Saved.TAKEN_BACK: _("Saved: your words are taken back."),
    Saved.TO_PUT_RIGHT: _("Saved: what should be put right. Your team will answer."),
    Saved.CONCERN: _("Saved: your concern. You will be told when it has arrived."),
    Saved.COORDINATOR: _("Saved: who coordinates."),
}


def saying(what: Saved, answer: HttpResponse) -> HttpResponse:
    """An answer that leads on to a page, which then says what was saved."""
    return _with(answer, str(what), GOOD_FOR)


def saved_words(request: HttpRequest) -> str:
    """What the page says of what was saved just before; "" on every other page, and on one that answers a form."""
    if request.method != "GET":
        return ""
    return str(WORDS.get(request.COOKIES.get(COOKIE, ""), ""))  # type: ignore[call-overload]


def said_once(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    """The page that said it, after which it is not said again."""
    return _with(page, "", 0) if saved_words(request) else page


def _with(answer: HttpResponse, what: str, seconds: int) -> HttpResponse:
    answer.set_cookie(
        COOKIE, what, max_age=seconds, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
    return answer
