"""NHS Notify: one message by NHS number; it chooses the NHS App, e-mail, text or letter (its API, version 1)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import httpx

from alongside.engines.gateways.notify import Notice, asked, body_of, first, refused
from alongside.engines.gateways.outcome import Delivered, Failed, Outcome

ADDRESS = "https://api.service.nhs.uk/comms"
_JSON_API = "application/vnd.api+json"
_DUPLICATE = "CM_DUPLICATE_REQUEST"


@dataclass(frozen=True, slots=True)
class NhsNotify:
    """One sender of NHS Notify. token: gives a bearer token that is good at that moment, or says why there is none."""

    token: Callable[[datetime], str | Failed]
    http: httpx.Client
    address: str = ADDRESS

    def send(self, notice: Notice) -> Outcome:
        """Send to `notice.to`, an NHS number, by the routing plan `notice.template`.

        A reference that NHS Notify has had before is answered 422: it took the message on then, so it is delivered.
        """
        token = self.token(notice.at)
        if isinstance(token, Failed):
            return token
        headers = {"Authorization": f"Bearer {token}", "Content-Type": _JSON_API, "Accept": _JSON_API}
        answer = asked(lambda: self.http.post(f"{self.address}/v1/messages", json=_message(notice), headers=headers))
        if isinstance(answer, Failed):
            return answer
        return _outcome(answer, notice.reference)


def _message(notice: Notice) -> dict[str, object]:
    attributes = {
        "routingPlanId": notice.template,
        "messageReference": notice.reference,
        "recipient": {"nhsNumber": notice.to},
        "personalisation": dict(notice.personalisation),
    }
    return {"data": {"type": "Message", "attributes": attributes}}


def _outcome(answer: httpx.Response, reference: str) -> Outcome:
    body = body_of(answer)
    if answer.status_code == httpx.codes.CREATED:
        data = body.get("data")
        return Delivered(str(data["id"]) if isinstance(data, dict) and "id" in data else reference)
    code = str(first(body.get("errors")).get("code", ""))
    if answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY and code == _DUPLICATE:
        return Delivered(reference)
    return refused(answer, code)
