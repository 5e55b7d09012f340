"""A provider of OpenID Connect on this machine, as strict as the real ones: it checks the client's key and PKCE."""

import base64
import hashlib
import hmac
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
from joserfc import jwt
from joserfc.jwk import RSAKey

ISSUER = "https://auth.provider.example"


@dataclass
class FakeProvider:
    """`claims` go into the ID token, `userinfo` into the userinfo; `header` and `key` make bad ones."""

    client_id: str
    client_key: RSAKey
    algorithm: str
    claims: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    own_key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048))
    issuer: str = ISSUER
    forged: str = ""
    asked: dict[str, str] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    requests: list[httpx.Request] = field(default_factory=list)

    def http(self) -> httpx.Client:
        return httpx.Client(transport=httpx.MockTransport(self.answer))

    def authorise(self, address: str) -> tuple[str, str]:
        """What a browser does there: the code and the state that it comes back with."""
        assert address.startswith(f"{ISSUER}/authorise?"), address
        self.asked = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        return f"code-{len(self.used)}-{time.time_ns()}", self.asked["state"]

    def answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        answers = {
            "/.well-known/openid-configuration": self._configuration,
            "/jwks": self._keys,
            "/token": self._token,
            "/userinfo": self._userinfo,
        }
        return answers[request.url.path](request)

    def _configuration(self, _request: httpx.Request) -> httpx.Response:
        return httpx.Response(
            200,
            json={
                "issuer": self.issuer,
                "authorization_endpoint": f"{ISSUER}/authorise",
                "token_endpoint": f"{ISSUER}/token",
                "jwks_uri": f"{ISSUER}/jwks",
                "userinfo_endpoint": f"{ISSUER}/userinfo",
            },
        )

    def _keys(self, _request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, json={"keys": [{**self.own_key.as_dict(private=False), "kid": "k1", "use": "sig"}]})

    def _token(self, request: httpx.Request) -> httpx.Response:
        given = {name: values[0] for name, values in parse_qs(request.content.decode()).items()}
        if not self._is_client(given) or not self._is_same_browser(given) or given["code"] in self.used:
            return httpx.Response(400, json={"error": "invalid_grant"})
        self.used.add(given["code"])
        return httpx.Response(200, json={"id_token": self.forged or self.id_token(), "access_token": "opaque"})

    def _is_client(self, given: dict[str, str]) -> bool:
        signed = jwt.decode(given["client_assertion"], self.client_key, algorithms=["RS512"]).claims
        return (
            signed["iss"] == signed["sub"] == self.client_id
            and signed["aud"] == f"{ISSUER}/token"
            and signed["exp"] > time.time()
            and bool(signed["jti"])
        )

    def _is_same_browser(self, given: dict[str, str]) -> bool:
        digest = hashlib.sha256(given["code_verifier"].encode()).digest()
        return self.asked["code_challenge_method"] == "S256" and encoded(digest) == self.asked["code_challenge"]

    def _userinfo(self, request: httpx.Request) -> httpx.Response:
        assert request.headers["Authorization"] == "Bearer opaque"
        return httpx.Response(200, json={"sub": "subject-1", **self.userinfo})

    def id_token(self, **changed: Any) -> str:
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "sub": "subject-1",
            "aud": self.client_id,
            "iat": now,
            "exp": now + 300,
            "nonce": self.asked.get("nonce", ""),
            **self.claims,
            **changed,
        }
        claims = {name: value for name, value in claims.items() if value is not None}
        header = {"alg": self.algorithm, "kid": "k1"}
        return jwt.encode(header, claims, self.own_key, algorithms=[self.algorithm])

    def signed_with_public_key(self) -> str:
        """HS256 with the text of the public key as the secret: the old confusion of kinds of key."""
        _header, body, _signature = self.id_token().split(".")
        signed = f"{encoded(b'{"alg":"HS256","kid":"k1"}')}.{body}"
        digest = hmac.digest(self.own_key.as_pem(private=False), signed.encode(), "sha256")
        return f"{signed}.{encoded(digest)}"

    def unsigned(self) -> str:
        """alg: none."""
        _header, body, _signature = self.id_token().split(".")
        return f"{encoded(b'{"alg":"none"}')}.{body}."


def encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()
