"""Bearer tokens for the NHS API platform: a signed statement is changed for a token that lasts minutes (RFC 7523)."""

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx
from joserfc import jwt
from joserfc.jwk import RSAKey

from alongside.engines.gateways.notify import asked, body_of, refused
from alongside.engines.gateways.outcome import Failed

ADDRESS = "https://api.service.nhs.uk/oauth2/token"
_STATEMENT_LASTS = timedelta(minutes=4)  # the platform takes at most 5
_BEFORE_ITS_END = timedelta(seconds=30)


@dataclass(slots=True)
class NhsToken:
    """Fetches a token and keeps it until shortly before its end. private_key: PEM, its public half is registered."""

    api_key: str = field(repr=False)
    private_key: str = field(repr=False)
    key_id: str
    http: httpx.Client
    address: str = ADDRESS
    _token: str = field(default="", repr=False)
    _good_until: datetime | None = None

    def __call__(self, at: datetime) -> str | Failed:
        """A token that is good at this moment."""
        if self._good_until is not None and at < self._good_until:
            return self._token
        answer = asked(lambda: self.http.post(self.address, data=self._request(at)))
        if isinstance(answer, Failed):
            return answer
        body = body_of(answer)
        if answer.status_code != httpx.codes.OK or "access_token" not in body:
            return Failed(refused(answer, str(body.get("error", ""))).reason, retry=True)
        self._token = str(body["access_token"])
        self._good_until = at + timedelta(seconds=int(body.get("expires_in", 0))) - _BEFORE_ITS_END
        return self._token

    def _request(self, at: datetime) -> dict[str, str]:
        claims = {
            "iss": self.api_key,
            "sub": self.api_key,
            "aud": self.address,
            "jti": str(uuid.uuid4()),
            "exp": int((at + _STATEMENT_LASTS).timestamp()),
        }
        header = {"alg": "RS512", "typ": "JWT", "kid": self.key_id}
        statement = jwt.encode(header, claims, RSAKey.import_key(self.private_key), algorithms=["RS512"])
        return {
            "grant_type": "client_credentials",
            "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion": statement,
        }
