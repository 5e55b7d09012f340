"""Sign-in by another service (OpenID Connect): where to send somebody, and what the answer proves.

Only what NHS login and CIS2 ask for: the code flow with PKCE (S256), and a client that signs with its own key
(private_key_jwt). Nothing of an answer is believed before its signature, by the one algorithm that was agreed.
"""

import base64
import hashlib
import hmac
import secrets
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, RSAKey

from alongside.engines.gateways.notify import asked, body_of
from alongside.engines.gateways.outcome import Failed

_CLOCKS_DIFFER = timedelta(seconds=60)
_OLDEST = timedelta(minutes=10)
_STATEMENT_LASTS = timedelta(minutes=4)
_ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


@dataclass(frozen=True, slots=True)
class Client:
    """Us, as one provider knows us. private_key: PEM; asking: what else the request says (vtr, acr_values)."""

    issuer: str
    client_id: str
    private_key: str = field(repr=False)
    scope: str
    signed_by: str
    asking: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Secrets:
    """What is kept while somebody is away at the provider; each is used once."""

    state: str
    nonce: str
    verifier: str


@dataclass(frozen=True, slots=True)
class Endpoints:
    authorisation: str
    token: str
    keys: str
    userinfo: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Who came back: the claims of an ID token that holds, with those of the userinfo of the same person."""

    claims: Mapping[str, Any]


def new_secrets() -> Secrets:
    return Secrets(*(secrets.token_urlsafe(48) for _ in range(3)))


def endpoints(client: Client, http: httpx.Client) -> Endpoints | Failed:
    """Where the provider's own document says that things are; it has to speak of this issuer and of its own places."""
    answer = asked(lambda: http.get(f"{client.issuer.rstrip('/')}/.well-known/openid-configuration"))
    if isinstance(answer, Failed):
        return Failed("openid-unreachable", retry=True)
    body = body_of(answer)
    found = [body.get(name) for name in ("authorization_endpoint", "token_endpoint", "jwks_uri", "userinfo_endpoint")]
    if body.get("issuer") != client.issuer or not all(_is_safe(each, client.issuer) for each in found):
        return Failed("openid-configuration", retry=True)
    return Endpoints(*(str(each) for each in found))


def authorisation_address(client: Client, places: Endpoints, kept: Secrets, redirect_uri: str) -> str:
    """Where to send somebody to sign in."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(kept.verifier.encode()).digest()).rstrip(b"=").decode()
    asking = {
        "response_type": "code",
        "client_id": client.client_id,
        "redirect_uri": redirect_uri,
        "scope": client.scope,
        "state": kept.state,
        "nonce": kept.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        **client.asking,
    }
    return f"{places.authorisation}?{urlencode(asking)}"


def exchange(
    client: Client, http: httpx.Client, *, code: str, kept: Secrets, redirect_uri: str, now: datetime
) -> Answered | Failed:
    """Change the code that they came back with for who they are. A failure is a code without personal data."""
    places = endpoints(client, http)
    if isinstance(places, Failed):
        return places
    tokens = _tokens(client, places, http, code, kept, redirect_uri, now)
    if isinstance(tokens, Failed):
        return tokens
    keys = asked(lambda: http.get(places.keys))
    if isinstance(keys, Failed):
        return Failed("openid-unreachable", retry=True)
    claims = claims_of(client, str(tokens.get("id_token", "")), body_of(keys), nonce=kept.nonce, now=now)
    if isinstance(claims, Failed):
        return claims
    return _with_userinfo(places, http, str(tokens.get("access_token", "")), claims)


def claims_of(
    client: Client, id_token: str, keys: Mapping[str, Any], *, nonce: str, now: datetime
) -> Mapping[str, Any] | Failed:
    """The claims of an ID token, if its signature, issuer, audience, times and nonce all hold (OIDC Core 3.1.3.7)."""
    rsa = [key for key in keys.get("keys", ()) if isinstance(key, dict) and key.get("kty") == "RSA"]
    try:
        known = KeySet.import_key_set({"keys": rsa})
        claims = jwt.decode(id_token, known, algorithms=[client.signed_by]).claims
    except (JoseError, ValueError, TypeError, KeyError) as error:
        return Failed(f"openid-signature-{type(error).__name__.lower()}", retry=False)
    wrong = _wrong_claim(client, claims, nonce, now)
    return Failed(f"openid-{wrong}", retry=False) if wrong else claims


def _wrong_claim(client: Client, claims: Mapping[str, Any], nonce: str, now: datetime) -> str:
    """The first claim that does not hold; empty when all do."""
    audience = claims.get("aud")
    several = isinstance(audience, list) and len(audience) > 1
    checks = (
        ("iss", claims.get("iss") == client.issuer),
        ("aud", client.client_id in (audience if isinstance(audience, list) else [audience])),
        ("azp", claims.get("azp", client.client_id) == client.client_id and not (several and "azp" not in claims)),
        ("exp", _instant(claims.get("exp")) > (now - _CLOCKS_DIFFER).timestamp()),
        ("iat", (now - _OLDEST).timestamp() < _instant(claims.get("iat")) < (now + _CLOCKS_DIFFER).timestamp()),
        ("nonce", hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode())),
        ("sub", isinstance(claims.get("sub"), str) and bool(claims.get("sub"))),
    )
    return next((name for name, holds in checks if not holds), "")


def _tokens(
    client: Client,
    places: Endpoints,
    http: httpx.Client,
    code: str,
    kept: Secrets,
    redirect_uri: str,
    now: datetime,
) -> Mapping[str, Any] | Failed:
    asking = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": redirect_uri,
        "code_verifier": kept.verifier,
        "client_id": client.client_id,
        "client_assertion_type": _ASSERTION,
        "client_assertion": _signed(client, places.token, now),
    }
    answer = asked(lambda: http.post(places.token, data=asking))
    if isinstance(answer, Failed):
        return Failed("openid-unreachable", retry=True)
    if answer.status_code != httpx.codes.OK:
        return Failed(f"openid-token-{answer.status_code}", retry=False)
    return body_of(answer)


def _signed(client: Client, audience: str, now: datetime) -> str:
    """Who we are, signed with our key (RFC 7523)."""
    key = RSAKey.import_key(client.private_key)
    claims = {
        "iss": client.client_id,
        "sub": client.client_id,
        "aud": audience,
        "jti": str(uuid.uuid4()),
        "iat": int(now.timestamp()),
        "exp": int((now + _STATEMENT_LASTS).timestamp()),
    }
    return jwt.encode({"alg": "RS512", "typ": "JWT", "kid": key.thumbprint()}, claims, key, algorithms=["RS512"])


def _with_userinfo(
    places: Endpoints, http: httpx.Client, access_token: str, claims: Mapping[str, Any]
) -> Answered | Failed:
    """The userinfo adds to the ID token, and never contradicts it."""
    answer = asked(lambda: http.get(places.userinfo, headers={"Authorization": f"Bearer {access_token}"}))
    if isinstance(answer, Failed):
        return Failed("openid-unreachable", retry=True)
    more = body_of(answer)
    if answer.status_code != httpx.codes.OK or more.get("sub") != claims["sub"]:
        return Failed("openid-userinfo", retry=False)
    return Answered({**more, **claims})


def _instant(value: object) -> float:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else float("-inf")


def _is_safe(address: object, issuer: str) -> bool:
    """An address by the issuer's own scheme: https, or http where a test runs its provider on this machine."""
    return isinstance(address, str) and urlsplit(address).scheme == urlsplit(issuer).scheme
