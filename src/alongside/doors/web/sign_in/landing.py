"""Where sign-in begins and ends: the page that offers the ways in, and the choice of a part to act in."""

from typing import Any

from allauth.account.internal.stagekit import clear_login
from django.contrib.auth import logout
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import ACTING, ASSURANCE, SEVERAL, for_account, public
from alongside.doors.web.forms import Choice, StrictForm
from alongside.doors.web.rendering import render
from alongside.doors.web.sign_in.oidc.providers import offered
from alongside.doors.web.sign_in.parts import Part, parts_of
from alongside.doors.web.sign_in.personas import personas
from alongside.doors.web.sign_in.places import carry_on_to, wanted
from alongside.doors.web.sign_in.second_step import used_second_step
from alongside.doors.web.sign_in.sessions import enter
from alongside.rules.actors import Assurance


class PartForm(StrictForm):
    part = Choice(_("What do you want to do?"), [])

    def __init__(self, *args: Any, parts: tuple[Part, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        part: Any = self.fields["part"]
        part.choices = [(each.key, each.title) for each in parts]


@public
def ways_in(request: ActingRequest) -> HttpResponse:
    """The ways to sign in; in demo mode, the made-up people too. Coming back here forgets a sign-in half done."""
    if request.user.is_authenticated:
        return HttpResponseRedirect("/" if ACTING in request.session else carry_on_to(wanted(request)))
    clear_login(request)
    values = {"personas": personas(request), "providers": offered(), "after": _after(request)}
    return render(request, "sign_in/ways_in.html", values)


@for_account
def carry_on(request: ActingRequest) -> HttpResponse:
    """The account is known: choose the part it acts in, or another one; by itself where there is only one."""
    if request.user.is_anonymous:
        return HttpResponseRedirect(reverse("sign_in:ways_in"))
    parts = parts_of(request)
    if not parts:
        return render(request, "sign_in/no_part.html", status=403)
    request.session[SEVERAL] = len(parts) > 1
    if len(parts) == 1:
        return _enter(request, parts[0])
    form = PartForm(request.POST or None, parts=parts)
    if request.method == "POST" and form.is_valid():
        return _enter(request, next(part for part in parts if part.key == form.cleaned_data["part"]))
    return render(request, "sign_in/choose_part.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@public
def sign_out(request: ActingRequest) -> HttpResponse:
    """End this session."""
    logout(request)
    answer = HttpResponseRedirect("/sign-in/")
    answer["Clear-Site-Data"] = '"cache", "storage"'  # also what an extension or an old page left in the browser
    return answer


def _enter(request: ActingRequest, part: Part) -> HttpResponse:
    """Into the part, unless something has to be shown first: staff a second step, others a date of birth."""
    if part.organisation and not used_second_step(request):
        return HttpResponseRedirect(reverse("sign_in:set_up"))
    if not _is_strong(request):
        question = urlencode({"part": part.key, "next": wanted(request)})
        return HttpResponseRedirect(f"{reverse('sign_in:birth_date')}?{question}")
    enter(request, part)
    return HttpResponseRedirect(wanted(request))


def _is_strong(request: ActingRequest) -> bool:
    return used_second_step(request) or request.session.get(ASSURANCE) == Assurance.TWO_FACTOR


def _after(request: ActingRequest) -> str:
    """What each way in carries along, so that they come to where they wanted to go."""
    page = wanted(request)
    return f"?{urlencode({'next': page})}" if page != "/" else ""
