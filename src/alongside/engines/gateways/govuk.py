"""GOV.UK Notify: e-mails and texts from its templates, and letters that we have made (its REST API, version 2)."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import httpx
from joserfc import jwt
from joserfc.jwk import OctKey

from alongside.engines.gateways.notify import Notice, asked, body_of, first, refused
from alongside.engines.gateways.outcome import Delivered, Failed, Outcome
from alongside.engines.gateways.printing import LetterFile

ADDRESS = "https://api.notifications.service.gov.uk"
_UUID = 36
# What Notify says of a message that it took and that then went no further.
_LOST = frozenset(
    {"permanent-failure", "temporary-failure", "technical-failure", "virus-scan-failed", "validation-failed"}
)


@dataclass(frozen=True, slots=True)
class GovUkNotify:
    """One service of GOV.UK Notify. api_key: as Notify shows it, "name-<service id>-<secret>"."""

    api_key: str = field(repr=False)
    http: httpx.Client
    address: str = ADDRESS

    def send_email(self, notice: Notice) -> Outcome:
        return self._send("email", {"email_address": notice.to, **_templated(notice)}, notice.at)

    def send_text(self, notice: Notice) -> Outcome:
        return self._send("sms", {"phone_number": notice.to, **_templated(notice)}, notice.at)

    def send_letter(self, letter: LetterFile) -> Outcome:
        """A letter made by us. The address is read from the page: see docs/how-to/add-a-letter.md."""
        content = base64.b64encode(letter.pdf).decode("ascii")
        return self._send("letter", {"reference": letter.reference, "content": content}, letter.at)

    def _send(self, kind: str, message: Mapping[str, Any], at: datetime) -> Outcome:
        """Notify takes the same reference twice without a word, so it is asked first what it has (it knows 7 days)."""
        reference = str(message["reference"])
        known = self._known(reference, at)
        if known is not None:
            return known
        answer = asked(
            lambda: self.http.post(
                f"{self.address}/v2/notifications/{kind}", json=dict(message), headers=self._signed(at)
            )
        )
        if isinstance(answer, Failed):
            return answer
        if answer.status_code != httpx.codes.CREATED:
            return _refused(answer)
        return Delivered(str(body_of(answer).get("id") or reference))

    def _known(self, reference: str, at: datetime) -> Outcome | None:
        """What became of an earlier attempt under this reference; None when there was none."""
        answer = asked(
            lambda: self.http.get(
                f"{self.address}/v2/notifications", params={"reference": reference}, headers=self._signed(at)
            )
        )
        if isinstance(answer, Failed):
            return answer
        if answer.status_code != httpx.codes.OK:
            return _refused(answer)
        earlier = first(body_of(answer).get("notifications"))
        if not earlier:
            return None
        status = str(earlier.get("status"))
        return Failed(f"notify-{status}", retry=False) if status in _LOST else Delivered(str(earlier.get("id")))

    def _signed(self, at: datetime) -> dict[str, str]:
        """Notify takes a token made within 30 seconds of its own clock."""
        service, secret = self.api_key[-2 * _UUID - 1 : -_UUID - 1], self.api_key[-_UUID:]
        claims = {"iss": service, "iat": int(at.timestamp())}
        token = jwt.encode({"alg": "HS256", "typ": "JWT"}, claims, OctKey.import_key(secret))
        return {"Authorization": f"Bearer {token}"}


def _templated(notice: Notice) -> dict[str, Any]:
    return {
        "template_id": notice.template,
        "reference": notice.reference,
        "personalisation": dict(notice.personalisation),
    }


def _refused(answer: httpx.Response) -> Failed:
    return refused(answer, str(first(body_of(answer).get("errors")).get("error", "")))
