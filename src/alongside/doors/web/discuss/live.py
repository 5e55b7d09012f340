"""Who else is at this topic, told while the page is open: a stream of short sentences, or one sentence to who asks.

The gate is asked again before each sentence. A stream ends before a proxy would end it, and the browser opens another
one: who is signed in, and as what, is then looked at anew. It counts as no use of the session.
"""

import json
from collections.abc import Generator, Iterator
from datetime import UTC, datetime
from time import monotonic
from typing import cast
from uuid import UUID

from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse, StreamingHttpResponse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.discuss.presence import HERE, LEFT, PRESENCE, WRITING, say
from alongside.doors.web.discuss.roles import CARES
from alongside.doors.web.door import for_roles, only_watching
from alongside.engines.postgres.identity import acting_as
from alongside.engines.postgres.stopping import is_stopping
from alongside.journey.discuss.reads import check_topic_open
from alongside.records.people.reads import names_of_accounts
from alongside.rules.actors import Actor
from alongside.rules.refusals import Refusal

STREAM_FOR = 25.0  # seconds: a proxy may end a request after 30
SIGN_EVERY = 10.0  # seconds: a sign of our own, and a look at the gate
LOOK_EVERY = 1.0  # seconds: whether this process is to stop
STREAM = "text/event-stream"


@for_roles(*CARES)
@only_watching
def live(request: ActingRequest, round_id: UUID, topic: UUID) -> HttpResponse:
    """A stream where there is room for one, else what is so now."""
    by = request.actor
    check_topic_open(by=by, topic=topic, now=request.now)
    PRESENCE.ear.open()
    say(topic, by.known_account, HERE)
    if STREAM not in request.headers.get("Accept", "") or not PRESENCE.takes_a_place():
        return JsonResponse({"words": sentence(by, topic)}, headers={"Cache-Control": "no-store"})
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    stream = Stream(by, topic, get_language())
    answer = StreamingHttpResponse(stream, content_type=STREAM, headers=headers)
    return cast(HttpResponse, answer)  # what it lacks of one, its content, is what nobody here asks for


def sentence(by: Actor, topic: UUID) -> str:
    """Who besides this reader is here, in words; "" when nobody is."""
    others = {account: what for account, what in PRESENCE.at(topic).items() if account != by.account}
    if not others:
        return ""
    names = names_of_accounts(by=by, accounts=others)
    said = {WRITING: _("%(name)s is writing here."), HERE: _("%(name)s has this page open.")}
    return " ".join(said[what] % {"name": names[each]} for each, what in others.items() if each in names)


class Stream:
    """The sentences of one open page. Closing it, read to the end or not, gives its place back."""

    def __init__(self, by: Actor, topic: UUID, language: str | None) -> None:
        self._by, self._topic, self._language = by, topic, language
        self._sentences = self._say()
        self._is_open = True

    def __iter__(self) -> Iterator[bytes]:
        return self._sentences

    def close(self) -> None:
        """Django calls it once the answer is over, however it ended."""
        if self._is_open:
            self._is_open = False
            self._sentences.close()
            PRESENCE.gives_a_place_back()

    def _say(self) -> Generator[bytes]:
        ends, next_sign, last = monotonic() + STREAM_FOR, 0.0, None
        try:
            while monotonic() < ends and not is_stopping():
                known = PRESENCE.at(self._topic)
                is_due = monotonic() >= next_sign
                if is_due or known != last:
                    words = self._words(is_due)
                    if words is None:
                        return
                    next_sign = monotonic() + SIGN_EVERY if is_due else next_sign
                    last = known
                    yield f"data: {json.dumps({'words': words})}\n\n".encode()
                PRESENCE.wait(self._topic, known, LOOK_EVERY)
        finally:
            self._sign(LEFT)

    def _words(self, with_sign: bool) -> str | None:
        """The sentence, if this reader may still know it; nothing once they may not."""
        now = datetime.now(UTC)
        try:
            with override(self._language), acting_as(self._by, now):
                check_topic_open(by=self._by, topic=self._topic, now=now)
                if with_sign:
                    say(self._topic, self._by.known_account, HERE)
                return sentence(self._by, self._topic)
        except (Refusal, DatabaseError):
            return None
        finally:
            connection.close()  # a stream holds a thread, and no connection between two looks

    def _sign(self, what: str) -> None:
        try:
            with acting_as(self._by, datetime.now(UTC)):
                say(self._topic, self._by.known_account, what)
        except DatabaseError:
            return  # the sign runs out by itself
        finally:
            connection.close()
