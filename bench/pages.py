"""The pages that are measured, as ready-made requests of people who are signed in. Import after django.setup()."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model

from alongside.doors.web.door import ACTING, ASSURANCE
from alongside.doors.web.rendering import AUTOSAVE_HEADER
from alongside.doors.web.sign_in.accounts import SessionStore
from alongside.doors.web.sign_in.sessions import BACKEND
from alongside.engines.postgres.identity import acting_as
from alongside.records.people.changes.accounts import issue_client_key
from alongside.rules.actors import Assurance, Purpose, system
from bench.load import COUNTER
from bench.seed import LONG

READERS = 8  # how many people look at the same time, each with a session of their own
PROMPT = "what-matters"
TYPED = f"I would like to see my granddaughter on Sundays {COUNTER.decode()} and to sleep better. " * 3


@dataclass(frozen=True)
class Page:
    """One thing to measure. marker: text that the right answer holds, tried once before measuring."""

    name: str
    about: str
    requests: tuple[str, ...]
    marker: str


def pages() -> tuple[Page, ...]:
    """Everything that is measured, the yardsticks first."""
    staff = [_staff_session(number) for number in range(1, READERS + 1)]
    preparing = [n for n in range(1, LONG + 1) if n % 10 in (5, 6)]
    own = {n: _person_session(n) for n in preparing}
    plans = [f"/people/{bench_id('person', n)}/plan/" for n in range(1, LONG + 1)]
    questions = {n: f"/prepare/{bench_id('round', n, 2)}/question/{PROMPT}/" for n in preparing}
    key = {"Authorization": f"Bearer {_client_key()}"}
    care_plans = [f"/fhir/R4/CarePlan/{bench_id('person', n)}" for n in range(1, LONG + 1)]
    own_plans = tuple(_get("/plan/", own[n]) for n in preparing)
    asked = tuple(_get(questions[n], own[n]) for n in preparing)
    answer = {"answer": TYPED, "based_on": "0"}
    saves = tuple(_save(questions[n], own[n], answer) for n in preparing)
    talking = [n for n in range(1, LONG + 1) if n % 10 == 7]
    talks = [f"/discuss/{bench_id('round', n, 2)}/" for n in talking]
    topics = [f"{talk}topics/{bench_id('topic', n)}/words/" for talk, n in zip(talks, talking, strict=True)]
    boxes = {"person_on": "0", "together_on": "0", "person": TYPED, "together": ""}
    typed = tuple(_save(topic, staff[i % READERS], boxes) for i, topic in enumerate(topics))
    sent = tuple(_get(each, key) for each in care_plans)
    return (
        Page("empty page", "behind all middleware: no session, no database", (_get("/bench/empty/"),), "Nothing"),
        Page("bare door", "signed in as staff, recognised, nothing shown", _each(["/bench/door/"], staff), "Nothing"),
        Page("caseload", "50 people of 20,000, as a coordinator", _each(["/people/"], staff), "Next page"),
        Page("plan page", "40 items, as a coordinator", _each(plans, staff), "By the spring"),
        Page("own plan page", "40 items, as the person", own_plans, "By the spring"),
        Page("pack question", "as the person", asked, "matters most"),
        Page("autosave", "a draft, new words each time", saves, "saved_at"),
        Page("conversation", "as a coordinator", _each(talks, staff), "Getting about"),
        Page("topic", "as a coordinator", _each(topics, staff), "What we talked about"),
        Page("topic autosave", "a draft, new words each time", typed, "saved_at"),
        Page("FHIR CarePlan", "40 items, as another organisation's system", sent, "CarePlan"),
    )


def bench_id(kind: str, n: int, part: int = 0, number: int = 0) -> UUID:
    """The id that seed.sql gives."""
    return UUID(f"{hashlib.md5(kind.encode(), usedforsecurity=False).hexdigest()[:8]}{n:012x}{part:08x}{number:04x}")


def _staff_session(number: int) -> dict[str, str]:
    """Members of staff who are coordinators: every fifth, and the one before."""
    s = number * 5
    return _session(bench_id("staff", s), str(bench_id("membership", s)))


def _person_session(n: int) -> dict[str, str]:
    return _session(bench_id("account", n), "person")


def _session(account: UUID, acting: str) -> dict[str, str]:
    """The header of a session as sign-in leaves it."""
    session = SessionStore()
    session[SESSION_KEY] = str(account)
    session[BACKEND_SESSION_KEY] = BACKEND
    session[HASH_SESSION_KEY] = get_user_model().objects.get(id=account).get_session_auth_hash()
    session[ACTING] = acting
    session[ASSURANCE] = str(Assurance.TWO_FACTOR)
    session.create()
    return {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session.session_key}"}


def _client_key() -> str:
    by, now = system(Purpose.DELIVERY), datetime.now(UTC)
    with acting_as(by, now):
        name = f"Bench {uuid4()}"
        return issue_client_key(by=by, organisation=bench_id("organisation", 2), name=name, now=now)


def _each(addresses: list[str], sessions: list[dict[str, str]]) -> tuple[str, ...]:
    """Every address, its readers taking turns."""
    count = max(len(addresses), len(sessions))
    return tuple(_get(addresses[i % len(addresses)], sessions[i % len(sessions)]) for i in range(count))


def _get(address: str, headers: Mapping[str, str] | None = None) -> str:
    return _request(f"GET {address} HTTP/1.1", (headers or {}).items())


def _save(address: str, session: Mapping[str, str], boxes: Mapping[str, str]) -> str:
    """What site.js sends while somebody types."""
    token = secrets.token_hex(16)
    body = urlencode(boxes, safe="@")
    headers = {
        "Cookie": f"{session['Cookie']}; {settings.CSRF_COOKIE_NAME}={token}",
        "X-CSRFToken": token,
        AUTOSAVE_HEADER: "yes",
        "Content-Type": "application/x-www-form-urlencoded",
        "Content-Length": str(len(body)),
        "Origin": settings.PUBLIC_ADDRESS,
    }
    return _request(f"POST {address} HTTP/1.1", headers.items(), body)


def _request(line: str, headers: Iterable[tuple[str, str]], body: str = "") -> str:
    """A request as the proxy in front of a real service would pass it on."""
    usual = [("Host", "localhost"), ("X-Forwarded-Proto", "https"), ("Accept-Encoding", "gzip")]
    return "\r\n".join([line, *(f"{name}: {value}" for name, value in (*usual, *headers)), "", body])
