"""What leaves the service about one plan, in bytes: pages, papers, messages, copies, FHIR, clashes, and what is logged.

Each costs much more than a look, so they are tried on a part of the plans (tests/attacks/canary/test_canary.py says on
how many). The rule is the same: no canary, and no difference from the answer before the entry was said.
"""

import html
import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.test import Client

from alongside.doors.papers import plan_paper
from alongside.doors.papers_card import card_paper
from alongside.doors.record_copies import fhir_copy, json_copy, paper_copy
from alongside.doors.web.door import ACTING, ASSURANCE
from alongside.doors.web.emergency.on_paper import on_one_sheet
from alongside.engines.postgres.identity import set_identity
from alongside.journey.document.reads import copy_of, emergency_page
from alongside.records.people.changes.accounts import issue_client_key
from alongside.records.people.models import Account, Membership
from alongside.records.people.reads import organisation_view
from alongside.records.rights.reads import record_file, whole_record
from alongside.records.rights.record_file import RecordFile
from alongside.records.sharing.changes import Tried, make_card, use_card
from alongside.records.sharing.reads import card_view, cards_for
from alongside.rules.actors import ANONYMOUS, Actor, Assurance, Purpose, Role
from alongside.rules.sharing import EMERGENCY_SECTIONS
from tests.attacks.canary.looks import reader
from tests.attacks.canary.plans import Place, Plan
from tests.cast import SETTING_UP
from tests.engines.paper.conftest import reading

CHANGING = re.compile(r'(nonce-|nonce="|csrfmiddlewaretoken" value="|idempotency_key" value="|\?new=)[^"\' ]+')
CARES = (Role.COORDINATOR, Role.PROFESSIONAL)
OF_PERSON = ("/plan/", "/plan/versions/", "/plan/versions/1/changes/", "/document/{round}/", "/prepare/{round}/",
             "/prepare/{round}/check/", "/review/updates/", "/my-record/", "/my-record/entry/{item}/")  # fmt: skip
OF_READERS = ("/people/{person}/plan/", "/people/{person}/plan/versions/", "/people/{person}/plan/versions/1/")
OF_TEAM = (*OF_READERS, "/document/{round}/", "/prepare/{round}/answers/", "/people/{person}/")
PAGES = {
    Role.PERSON: OF_PERSON,
    Role.COORDINATOR: OF_TEAM,
    Role.PROFESSIONAL: OF_TEAM,
    Role.EMERGENCY_VIEWER: ("/emergency/{person}/",),
}
READING = {"plan.opened", "plan.copied", "plan.refused", "pack.opened"}
BY_FHIR = ("CarePlan/{person}", "CarePlan?patient={person}", "Goal?patient={person}", "Goal/{item}", "Goal/{kept}",
           "CareTeam/{person}", "Patient/{person}")  # fmt: skip


@dataclass
class Visit:
    """One reader at one plan, with what they need to come in by the door."""

    place: Place
    plan: Plan
    by: Actor
    now: datetime

    @cached_property
    def client(self) -> Client:
        if self.by.role == Role.CLIENT:
            return _system(self.by, self.now)
        client = Client(raise_request_exception=False)
        client.force_login(
            Account.objects.using("owner").get(id=self.by.account),
            "alongside.doors.web.sign_in.accounts.AccountBackend",
        )
        session = client.session
        session[ACTING], session[ASSURANCE] = _acting(self.by), str(self.by.assurance)
        session.save()
        return client

    def get(self, address: str) -> str:
        plan = self.plan
        about = {"person": plan.person, "round": plan.round, "item": plan.item, "kept": plan.kept}
        return text_of(self.client.get(address.format(**about)), hiding=[str(plan.item), str(plan.kept)])


def paged(visit: Visit) -> str:
    """Every page of this reader on which the plan is shown, listed or counted."""
    if visit.by.role == Role.CLIENT:
        return ""
    return "\n".join(map(visit.get, PAGES.get(visit.by.role, OF_READERS)))


def sent(visit: Visit) -> str:
    """FHIR read and search, with status, ETag, Last-Modified and total."""
    return "\n".join(visit.get(f"/fhir/R4/{each}") for each in BY_FHIR) if visit.by.role == Role.CLIENT else ""


def printed(visit: Visit) -> str:
    """The person's copy as a PDF: their own, or printed for them by their team."""
    if visit.by.role not in (Role.PERSON, *CARES):
        return ""
    path = "/plan/copy.pdf" if visit.by.role == Role.PERSON else f"/people/{visit.plan.person}/plan/copy.pdf"
    answer = visit.client.get(path)
    assert answer.status_code == 200, answer.content[:500]
    return _pdf(answer.content)


def on_a_sheet(visit: Visit) -> str:
    """The emergency page on one side of A4: for the crew, and for the person's own fridge."""
    sheets = {
        Role.PERSON: "/emergency/mine/page.pdf",
        Role.EMERGENCY_VIEWER: f"/emergency/{visit.plan.person}/page.pdf",
    }
    if visit.by.role not in sheets:
        return ""
    answer = visit.client.get(sheets[visit.by.role])
    assert answer.status_code == 200, answer.content[:500]
    return _pdf(answer.content)


def on_a_card(visit: Visit) -> str:
    """A printed emergency card, and what it opens to whoever finds it and is told the passcode, on one sheet."""
    if visit.by.role != Role.PERSON:
        return ""
    person, now = visit.plan.person, visit.now
    with _as(visit.by, now) as by:
        until = now.date() + timedelta(days=30)
        made = make_card(by=by, person=person, card=uuid4(), sections=EMERGENCY_SECTIONS, ends_on=until, now=now)
        assert made is not None
        shown = cards_for(by=by, person=person, now=now).person
        paper = card_paper(card_view(by=by, card=made.card), shown, "http://localhost/card/")
        set_identity(ANONYMOUS, now)
        tried = Tried(made.token, made.passcode, who="Eddie", reason="life-at-risk", words="Found on the floor.")
        opened = use_card(by=ANONYMOUS, tried=tried, now=now)
        assert opened is not None
        holder = Actor(
            role=Role.EMERGENCY_VIEWER,
            account=opened.use,
            purpose=Purpose.EMERGENCY,
            assurance=Assurance.TWO_FACTOR,
        )
        set_identity(holder, now)
        sheet = on_one_sheet(emergency_page(by=holder, person=person, now=now), now)
    return f"{_pdf(paper.pdf)}\n{_pdf(sheet.pdf)}"


def posted(visit: Visit) -> str:
    """The plan that a job sends to the person: the letter itself."""
    if visit.by.role != Role.PERSON:
        return ""
    with _as(_job(visit), visit.now) as by:
        copy = copy_of(by=by, person=visit.plan.person, version=None, now=visit.now)
    return _pdf(plan_paper(copy).pdf)


def copied(visit: Visit) -> str:
    """The whole record, as a job makes it for the person and as a reviewer in the team reads it: JSON, FHIR and PDF."""
    if visit.by.role not in (Role.PERSON, *CARES):
        return ""
    actor = _job(visit) if visit.by.role == Role.PERSON else visit.by
    with _as(actor, visit.now) as by:
        record = whole_record(by=by, person=visit.plan.person, purpose=by.purpose, now=visit.now)
        file = record_file(by=by, record=record, made_for="Amina", now=visit.now)
        file = _without_own_looks(file)
        surgery = organisation_view(by=by, organisation=visit.place.organisations["Surgery"])
    files = [json_copy(file).decode(), fhir_copy(record.plan, visit.now).decode()]
    paper = [_pdf(paper_copy(file, record.plan, surgery, visit.now))] if visit.by.role == Role.PERSON else []
    return "\n".join([*files, *paper])


def clashed(visit: Visit) -> str:
    """A change that comes too late to the entry, or to an entry that nobody has: the page with both texts, or none."""
    if visit.by.role not in (Role.PERSON, *CARES):
        return ""
    path = f"/document/{visit.plan.round}/items/{visit.plan.item}/"
    more = {"goal": {"importance": "5"}, "action": {"who": "Me", "by_when": "Soon", "confidence": "5"}}
    entry = {"based_on": "7", "words": "Mine.", **more.get(visit.plan.said[0].kind, {})}
    return text_of(visit.client.post(path, entry), hiding=[str(visit.plan.item)])


def _without_own_looks(file: RecordFile) -> RecordFile:
    """The audit says who read: what this test itself has read meanwhile is no trace of an entry."""
    tables = [
        replace(each, rows=tuple(row for row in each.rows if not READING & set(map(str, row)))) for each in file.tables
    ]
    left = {value for each in tables for row in each.rows for value in row if isinstance(value, UUID)}
    return replace(file, tables=tuple(tables), names={key: name for key, name in file.names.items() if key in left})


type Channel = Callable[[Visit], str]
ANSWERS: dict[str, Channel] = {
    "page": paged,
    "FHIR by HTTP": sent,
    "PDF": printed,
    "emergency sheet": on_a_sheet,
    "emergency card": on_a_card,
    "message": posted,
    "export": copied,
    "clash": clashed,
}


def visit(place: Place, plan: Plan, role: str, now: datetime) -> dict[str, str]:
    """Every answer; and of all of it the log, and the work: how often the database was asked, how much was said."""
    came = Visit(place, plan, reader(place, plan, role), now)
    came.client  # noqa: B018 (to sign in is not what is measured)
    asked: list[str] = []
    with _logged() as lines, connection.execute_wrapper(_counting(asked)):
        answers = {name: channel(came) for name, channel in ANSWERS.items()}
    said = "\n".join(lines).replace(str(plan.item), "ID")
    return {**answers, "log": said, "timing": f"{len(asked)} {sum(map(len, answers.values()))}"}


def text_of(answer: Any, hiding: list[str]) -> str:
    """Status, headers and body, without what differs from one answer to the next and without the ids asked for."""
    body = b"".join(answer) if answer.streaming else answer.content
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items() if name != "Content-Security-Policy")
    said = f"{answer.status_code}\n{headers}\n\n{html.unescape(body.decode('utf-8', 'replace'))}"
    said = CHANGING.sub(r"\1", said)
    return re.sub("|".join(map(re.escape, hiding)), "ID", said)


def _counting(asked: list[str]) -> Callable[..., Any]:
    def count(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        asked.append(sql)
        return execute(sql, *more)

    return count


@contextmanager
def _logged() -> Iterator[list[str]]:
    """Every line that anything logs meanwhile, but the statements themselves, which no log of ours holds."""
    lines: list[str] = []
    handler = logging.Handler(logging.INFO)
    handler.emit = lambda record: lines.append(f"{record.name}: {record.getMessage()}")  # type: ignore[method-assign]
    root = logging.getLogger()
    root.addHandler(handler)
    try:
        yield lines
    finally:
        root.removeHandler(handler)


@contextmanager
def _as(by: Actor, now: datetime) -> Iterator[Actor]:
    with transaction.atomic():
        set_identity(by, now)
        yield by
        transaction.set_rollback(True)


def _job(visit: Visit) -> Actor:
    carries = {"account": visit.plan.own, "on_behalf_of": visit.plan.person, "purpose": Purpose.DELIVERY}
    return Actor(role=Role.SYSTEM, name="copies", assurance=Assurance.TWO_FACTOR, **carries)  # type: ignore[arg-type]


def _pdf(content: bytes) -> str:
    """All the words of a PDF, out of its compressed streams, by the fonts' own tables; spaces taken out."""
    return reading(SimpleNamespace(pdf=content)).words  # type: ignore[arg-type]


def _acting(by: Actor) -> str:
    if by.role == Role.PERSON:
        return "person"
    if by.role in (Role.CARER, Role.PROXY):
        return f"{by.role}:{by.on_behalf_of}"
    works = Membership.objects.using("owner").get(account_id=by.account, organisation_id=by.organisation, role=by.role)
    return str(works.id)


def _system(by: Actor, now: datetime) -> Client:
    with transaction.atomic():
        set_identity(SETTING_UP, now)
        token = issue_client_key(by=SETTING_UP, organisation=by.known_organisation, name="Charity's system", now=now)
    client = Client(headers={"Authorization": f"Bearer {token}", "Accept": "application/fhir+json"})
    client.raise_request_exception = False
    return client
