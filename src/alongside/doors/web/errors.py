"""The pages of errors that Django itself answers."""

from django.http import HttpRequest, HttpResponse

from alongside.doors.web.kept_words import kept_words
from alongside.doors.web.rendering import is_autosave, not_saved, render
from alongside.doors.words import words_of


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if is_autosave(request):
        return not_saved(words_of("text.forbidden-character"), status=400)
    return render(request, "errors/400.html", status=400)


def unreadable_kind(request: HttpRequest) -> HttpResponse:
    """A body of another kind than a form's."""
    return render(request, "errors/400.html", status=415)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/500.html", status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Nearly always an honest form: they signed in again since the page was opened, and its token is old."""
    kept = kept_words(request)
    if kept is None:
        return render(request, "errors/too_old.html", status=403)
    name = getattr(request.user, "name", "")
    why = "signed-in-again" if name else "signed-out"
    return render(request, "errors/kept.html", {"kept": kept, "why": why, "name": name}, status=403)
