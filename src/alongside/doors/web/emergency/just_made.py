"""Link and passcode of a card that was just made: in the browser of who made it, sealed, for a quarter of an hour.

We keep only hashes of them. Until the card is printed, a cookie keeps them that only this service can read.
"""

import base64
import hashlib
import json
from dataclasses import dataclass, field
from uuid import UUID

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from alongside.doors.access import ActingRequest
from alongside.records.sharing.changes import Made

COOKIE = "card"
GOOD_FOR = 15 * 60  # seconds


@dataclass(frozen=True, slots=True)
class JustMade:
    token: str = field(repr=False)
    passcode: str = field(repr=False)


def keep_for_a_while(answer: HttpResponse, request: ActingRequest, made: Made | None) -> HttpResponse:
    """With the answer goes what the next page shows. None: the form came twice, and the browser has it already."""
    if made is not None:
        words = json.dumps([str(made.card), str(request.actor.account), made.token, made.passcode])
        answer.set_cookie(
            COOKIE,
            _seal().encrypt(words.encode()).decode(),
            max_age=GOOD_FOR,
            path=reverse("emergency:cards"),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )
    return answer


def just_made(request: ActingRequest, card: UUID) -> JustMade | None:
    """What was kept for this card, in the browser of the account that made it, and not too long ago."""
    try:
        words = _seal().decrypt(_given(request).encode(), ttl=GOOD_FOR)
    except InvalidToken:
        return None
    kept_card, account, token, passcode = json.loads(words)
    if (kept_card, account) != (str(card), str(request.actor.account)):
        return None
    return JustMade(token, passcode)


def _given(request: HttpRequest) -> str:
    return request.COOKIES.get(COOKIE, "")


def _seal() -> Fernet:
    key = hashlib.sha256(b"card just made:" + settings.SECRET_KEY.encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
