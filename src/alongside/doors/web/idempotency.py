"""The key that each form carries, so that a form that comes twice does a thing once.

It comes twice when a button is pressed twice, and when a browser that had no answer asks again: the first may have been
taken or not. The receipt of a form is written in the transaction of what it changes (records/receipts), so both are
there or neither. Whoever sends the same again is led where the first one led; whoever sends something else under the
same key is told so, and gets their words back.

A page that adds something has a second key in its address, that of what it adds: whoever goes back to it and presses
again is on a new form, but adds nothing twice.
"""

import re
from collections.abc import Callable
from hashlib import sha256
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.crypto import salted_hmac

from alongside.doors.access import ActingRequest
from alongside.engines.postgres.turns import take_turn
from alongside.records.receipts.changes import drop_receipt, finish_receipt, take_form
from alongside.rules.refusals import Invalid

FIELD = "idempotency_key"
IN_ADDRESS = "new"
DRAWN_WITH = "drawn_with"  # carried by a form that edits what is kept (doors/web/forms/edit.py)
AUTOSAVE = "X-Autosave"
SENT_BEFORE, WITHOUT_KEY = "form.sent-before", "form.without-key"
# Signing in and out changes a session, which has no part in the transaction of a page; its codes are good for once.
EXEMPT = ("/sign-in/", "/sign-out/")
_KEY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_OF_THE_PAGE = frozenset({FIELD, "csrfmiddlewaretoken"})  # new each time that a page is drawn


def for_new(address: str) -> str:
    """The address of a page that adds something, with the key of what it will add."""
    return f"{address}{'&' if '?' in address else '?'}{IN_ADDRESS}={new_key()}"


def key_of_new(request: HttpRequest) -> str:
    """The key of what this page adds: the one in its address, else that of its form."""
    given = request.GET.get(IN_ADDRESS, "")
    return given if _KEY.fullmatch(given) else request.POST.get(FIELD, "")


def new_key() -> str:
    return str(uuid4())


def once(request: ActingRequest, answer: Callable[[], HttpResponse]) -> HttpResponse:
    """Answer a form once; called inside the transaction of the answer.

    Saving by itself while somebody writes has no key: each save takes the place of the one before. A form that changes
    something leads on to another page; of one that does not, no receipt is kept, and it may be sent again.
    """
    if request.method != "POST" or AUTOSAVE in request.headers or request.path.startswith(EXEMPT):
        return answer()
    by, key, now = request.actor, _key(request), request.now
    if DRAWN_WITH in request.POST:
        take_turn(request.path)
    taken = take_form(by=by, key=key, digest=_digest(request), now=now)
    if not taken.is_new:
        return _again(taken.is_same, taken.led_to)
    given = answer()
    if isinstance(given, HttpResponseRedirect):
        finish_receipt(by=by, key=key, led_to=given.url, now=now)
    else:
        drop_receipt(by=by, key=key, now=now)
    return given


def _key(request: HttpRequest) -> UUID:
    given = request.POST.get(FIELD, "")
    if not _KEY.fullmatch(given):
        raise Invalid(WITHOUT_KEY)
    return UUID(given)


def _again(is_same: bool, led_to: str) -> HttpResponse:
    if not is_same:
        raise Invalid(SENT_BEFORE)
    return HttpResponseRedirect(led_to)


def _digest(request: HttpRequest) -> bytes:
    """All that was sent, and where to, under our secret key: short answers could be guessed from a plain hash."""
    said = [(name, several) for name, several in request.POST.lists() if name not in _OF_THE_PAGE]
    files = [(name, each.name, _read(each)) for name, several in request.FILES.lists() for each in several]
    text = repr((request.get_full_path(), sorted(said), sorted(files)))
    return salted_hmac("receipts", text.encode("utf-8", "surrogatepass"), algorithm="sha256").digest()


def _read(file: object) -> str:
    hashed = sha256(b"".join(file.chunks())).hexdigest()  # type: ignore[attr-defined]
    file.seek(0)  # type: ignore[attr-defined]
    return hashed
