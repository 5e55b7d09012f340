"""The gallery: every component with an example and its call, in demo and development only."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import path

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import public
from alongside.doors.web.frame import Link
from alongside.doors.web.gallery_samples import INSTEAD, PERSON, AnswerForm, GoalForm, samples
from alongside.doors.web.jinja import url
from alongside.doors.web.rendering import is_autosave, render, saved

app_name = "gallery"
GROUPS = ("page", "text", "forms", "lists", "voices", "plans", "measures", "results", "changes", "passkeys", "files")
ERRORS = (400, 403, 404, 405, 409, 413, 429, 500, 503)


@dataclass(frozen=True, slots=True)
class Example:
    """One component's example: its macro's name, its template and that template's text."""

    name: str
    template: str
    source: str


def examples_of(group: str) -> list[Example]:
    """Read the examples of one file of components, in the order of their names."""
    pages = engines["jinja2"].env  # type: ignore[attr-defined]
    names = pages.list_templates(filter_func=lambda name: name.startswith(f"gallery/examples/{group}/"))
    return [Example(PurePosixPath(n).stem, n, pages.loader.get_source(pages, n)[0].strip()) for n in names]


@public
def index(request: ActingRequest) -> HttpResponse:
    _only_where_nobody_is_cared_for()
    links = [Link(name, url("gallery:group", name)) for name in GROUPS]
    links += [Link("one question", url("gallery:question")), Link("goal", url("gallery:goal"))]
    links += [Link(f"error {status}", url("gallery:error", status)) for status in ERRORS]
    return render(request, "gallery/gallery.html", {"group": "", "examples": [], "links": links})


@public
def group(request: ActingRequest, name: str) -> HttpResponse:
    _only_where_nobody_is_cared_for()
    if name not in GROUPS:
        raise Http404
    values = {"group": name, "examples": examples_of(name), "sample": samples()}
    return render(request, "gallery/gallery.html", values)


@public
def question(request: ActingRequest) -> HttpResponse:
    """One question that saves itself, to try by hand; nothing is stored."""
    _only_where_nobody_is_cared_for()
    form = AnswerForm(request.POST or None)
    if is_autosave(request):
        return saved(request.now)
    if form.is_valid():
        return redirect("gallery:index")
    return render(request, "gallery/question.html", {"form": form, "instead": INSTEAD, "person": PERSON}, _status(form))


@public
def goal(request: ActingRequest) -> HttpResponse:
    """A form with rows, to try by hand; nothing is stored."""
    _only_where_nobody_is_cared_for()
    form = GoalForm(request.POST or None)
    if form.is_valid():
        return redirect("gallery:index")
    return render(request, "gallery/goal.html", {"form": form}, _status(form))


@public
def error(request: ActingRequest, status: int) -> HttpResponse:
    _only_where_nobody_is_cared_for()
    if status not in ERRORS:
        raise Http404
    return render(request, f"errors/{status}.html", status=status)


def _status(form: AnswerForm | GoalForm) -> int:
    return 422 if form.errors else 200


def _only_where_nobody_is_cared_for() -> None:
    if settings.ALONGSIDE_ENV == "production":
        raise Http404


urlpatterns = [
    path("", index, name="index"),
    path("question/", question, name="question"),
    path("goal/", goal, name="goal"),
    path("errors/<int:status>/", error, name="error"),
    path("<slug:name>/", group, name="group"),
]
