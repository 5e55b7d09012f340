"""A refusal as a page: the right status, in plain words, with the field and the fix."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from alongside.doors.web.idempotency import SENT_BEFORE, WITHOUT_KEY
from alongside.doors.web.kept_words import kept_words
from alongside.doors.web.rendering import is_autosave, not_saved, render
from alongside.doors.words import message_words
from alongside.rules.refusals import Invalid, NotAllowed, NotReady, Refusal, Stale, Unknown


def refusal_page(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """An id that is not visible is always 404; 403 is only for an audience or a role (house.md 6C)."""
    status = _status(refusal)
    words = message_words(refusal)
    if is_autosave(request):
        return not_saved(words, status=status)
    if status == 404:
        return render(request, "errors/404.html", {"kept": kept_words(request)}, status=404)
    if status == 403:
        return render(request, "errors/403.html", status=403)
    kept = kept_words(request)
    if kept and refusal.message in (SENT_BEFORE, WITHOUT_KEY):
        values = {"kept": kept.as_new(), "why": "another-form", "words": words}
        return render(request, "errors/kept.html", values, status=status)
    values = {"title": _title(refusal), "words": words, "refusal": refusal, "kept": kept}
    return render(request, "errors/refused.html", values, status=status)


def _status(refusal: Refusal) -> int:
    if isinstance(refusal, NotAllowed):
        return 403 if refusal.message.startswith("access.") else 404
    if isinstance(refusal, Unknown):
        return 404
    return 409 if isinstance(refusal, Stale | NotReady) else 422


def _title(refusal: Refusal) -> str:
    if isinstance(refusal, Stale):
        return _("Somebody else saved first")
    if isinstance(refusal, Invalid):
        return _("Something needs to be changed")
    return _("Not yet")
