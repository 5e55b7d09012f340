"""Writing an organisation's own questions: a new set, a change, putting one away and back."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.document.saving import is_stale
from alongside.doors.web.door import for_roles
from alongside.doors.web.prompts.forms import SetForm, SureForm, begun_from, kept_of
from alongside.doors.web.prompts.roles import READS
from alongside.doors.web.rendering import render
from alongside.records.prompts.changes import (
    begin_prompt_set,
    change_prompt_set,
    put_back_prompt_set,
    withdraw_prompt_set,
)
from alongside.records.prompts.reads import sets_to_choose, versions_of
from alongside.records.prompts.values import OwnSet


@for_roles(*READS)
def begin(request: ActingRequest) -> HttpResponse:
    """A new set: empty, or from the questions of another (`?from=`)."""
    known = sets_to_choose(by=request.actor, organisation=request.actor.known_organisation)
    other = next((each for each in known if each.key == request.GET.get("from", "")), None)
    form = SetForm(request.POST or None, initial=begun_from(other))
    if request.method == "POST" and form.is_valid() and form.carries_out(lambda: _begin(request, form)):
        return redirect("prompts:sets")
    values = {"form": form, "title": _("A new set of questions"), "meanwhile": None, "key": ""}
    return render(request, "prompts/write.html", values, status=form.status)


@for_roles(*READS)
def change(request: ActingRequest, key: str) -> HttpResponse:
    """The next version of a set. What somebody else wrote meanwhile is shown beside, and nothing is lost."""
    newest = _newest(request, key)
    form = SetForm(request.POST or None, initial=kept_of(newest.set))
    meanwhile = None
    if request.method == "POST" and form.is_valid():
        done: list[bool] = []
        if is_stale(lambda: done.append(form.carries_out(lambda: _change(request, key, form)))):
            meanwhile, form = newest, _on(newest, form)
        elif all(done):
            return redirect("prompts:set", key)
    values = {"form": form, "title": _("Change these questions"), "meanwhile": meanwhile, "key": key}
    return render(request, "prompts/write.html", values, status=409 if meanwhile else form.status)


@for_roles(*READS)
def withdraw(request: ActingRequest, key: str) -> HttpResponse:
    """Offer a set for no new pack; packs that people have go on asking it."""
    newest = _newest(request, key)
    form = SureForm(request.POST or None, initial={"based_on": newest.set.version})
    if request.method == "POST" and form.is_valid():
        based_on = int(form.cleaned_data["based_on"])
        withdraw_prompt_set(by=request.actor, key=key, based_on=based_on, now=request.now)
        return redirect("prompts:set", key)
    return render(request, "prompts/withdraw.html", {"form": form, "own": newest})


@for_roles(*READS)
def put_back(request: ActingRequest, key: str, version: int) -> HttpResponse:
    """Use an earlier version again, as a new one."""
    newest = _newest(request, key)
    form = SureForm(request.POST or None, initial={"based_on": newest.set.version})
    if request.method == "POST" and form.is_valid():
        based_on = int(form.cleaned_data["based_on"])
        put_back_prompt_set(by=request.actor, key=key, version=version, based_on=based_on, now=request.now)
        return redirect("prompts:set", key)
    return render(request, "prompts/put_back.html", {"form": form, "own": newest, "version": version})


def _newest(request: ActingRequest, key: str) -> OwnSet:
    return versions_of(by=request.actor, organisation=request.actor.known_organisation, key=key)[0]


def _begin(request: ActingRequest, form: SetForm) -> None:
    begin_prompt_set(by=request.actor, new=form.new_set(), now=request.now)


def _change(request: ActingRequest, key: str, form: SetForm) -> None:
    based_on = int(form.cleaned_data["based_on"])
    change_prompt_set(by=request.actor, key=key, new=form.new_set(), based_on=based_on, now=request.now)


def _on(newest: OwnSet, form: SetForm) -> SetForm:
    """The same questions, now based on what was written meanwhile: the next press saves them."""
    return SetForm(None, initial={**form.cleaned_data, "based_on": newest.set.version})
