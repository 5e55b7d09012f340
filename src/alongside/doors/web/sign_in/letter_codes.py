"""People, proxies and carers sign in with the code on a letter and the date of birth of the person whose plan it is."""

from datetime import date
from typing import Any

from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.backends import BaseBackend
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.door import SEVERAL, public
from alongside.doors.web.forms import Day, Line, StrictForm
from alongside.doors.web.rendering import render
from alongside.doors.web.sign_in.parts import PERSON
from alongside.doors.web.sign_in.refused import note_refused
from alongside.doors.web.sign_in.sessions import begin
from alongside.records.authority.changes import welcome_proxy
from alongside.records.careteam.changes import welcome_carer
from alongside.records.people.changes.accounts import account_for
from alongside.records.people.changes.codes import redeem_code
from alongside.records.people.reads import enters_others
from alongside.records.people.values import Redeemed
from alongside.rules.actors import Assurance
from alongside.rules.dates import day_of

# The same words for every reason: a guesser learns nothing.
NOT_RIGHT = _(
    "The code and the date of birth do not go together, or the code is too old or was used before. "
    "Check both. If they still do not work, ask us for a new letter."
)


CODE_HINT = _("10 letters and figures, like BCDF-GHJK-MN")


class LetterForm(StrictForm):
    code = Line(_("Code on your letter"), hint=CODE_HINT, width=20)
    born_on = Day(
        _("Date of birth"),
        hint=_("Of the person whose plan it is. For example, 27 3 1956"),
        birthday=True,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        born_on: Any = self.fields["born_on"]
        born_on.latest = today


class LetterCodeBackend(BaseBackend):
    """A way to authenticate among the others, so that wrong tries are counted where all are counted."""

    def authenticate(
        self, request: Any, letter_code: str | None = None, born_on: date | None = None, **_others: Any
    ) -> Any:
        if letter_code is None or born_on is None:
            return None
        by, now = request.actor, request.now
        redeemed = redeem_code(by=by, code=letter_code, born_on=born_on, now=now)
        return _account(request, redeemed) if redeemed else None


@public
def letter_code(request: ActingRequest) -> HttpResponse:
    """The code and the birth date are given; they come in, and are asked how to sign in next time."""
    form = LetterForm(request.POST or None, today=day_of(request.now))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        account = authenticate(request, letter_code=given["code"], born_on=given["born_on"])
        if account is not None and account.is_active:
            return _come_in(request, account)
        note_refused(request, with_="letter")
        form.add_error(None, NOT_RIGHT)
    return render(request, "sign_in/letter.html", {"form": form}, status=422 if form.errors else 200)


def _account(request: ActingRequest, redeemed: Redeemed) -> Any:
    by, now = request.actor, request.now
    proxy = redeemed.for_name and welcome_proxy(by=by, person=redeemed.person, name=redeemed.for_name, now=now)
    if proxy:
        account, acting = proxy, f"proxy:{redeemed.person}"
    elif redeemed.for_name:
        account = welcome_carer(by=by, person=redeemed.person, name=redeemed.for_name, now=now)
        acting = f"carer:{redeemed.person}"
    else:
        account, acting = account_for(by=by, redeemed=redeemed, now=now), PERSON
    found: Any = get_user_model().objects.get(id=account)
    found.acting, found.acts_for = acting, redeemed.called if redeemed.for_name else ""
    return found


def _come_in(request: ActingRequest, account: Any) -> HttpResponse:
    begin(request, account.id, account.acting, Assurance.TWO_FACTOR, account.acts_for)
    request.session[SEVERAL] = enters_others(by=request.actor, account=account.id)
    return HttpResponseRedirect(reverse("sign_in:next_time"))
