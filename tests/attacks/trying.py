"""Finding the forms of the service by its links, and posting bad values through them."""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from urllib.parse import quote_plus, urlsplit
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve

from alongside.doors.web import idempotency
from tests.attacks.bad_values import BAD_TEXT, TRIES, Value, cases_of, kind_of, values_for
from tests.attacks.html_forms import DAY, Field, Form, forms_of

MOST_PAGES, MOST_OF_ONE_VIEW = 400, 8  # read by one walker
FORM_TYPE = "application/x-www-form-urlencoded"
LINK = re.compile(r'href="(/[^"#]*)')
NOT_WALKED = ("/sign-out/", "/static/", "/gallery/", "/help/")
# What is posted after all tries, by the view that takes it: the pages that a good answer leads to have forms too.
FOLLOWED: dict[str, tuple[dict[str, Value], ...]] = {
    "sharing:new": ({},),
    "sharing:within": ({},),
    "sharing:sections": ({},),
    "sharing:may": ({"may": "each"},),
    "sharing:each": ({},),
    "sharing:purposes": ({},),
    "sharing:until": ({},),
    "document:agree": ({},),
    "document:change": ({"based_on": "0", "words": "Other words"},),  # somebody else saved first
    "prepare:question": ({}, {"answer": "Other words"}),  # the second is based on what the first was
    "sign_in:my_address": ({},),
    "account_request_login_code": ({},),
    "account_reset_password": ({},),
}
# Who tries too often starts again.
STARTS_AGAIN = {
    "account_confirm_login_code": "/sign-in/email/",
    "account_confirm_password_reset_code": "/sign-in/staff/",
}
OUT_OF_SIGHT = ("csrfmiddlewaretoken", idempotency.FIELD)
NOT_THERE = "is_admin"
ONLY_DRAW = ("-add", "-remove")  # buttons that give or take a row of the page, and check nothing


@dataclass(frozen=True)
class Try:
    """One bad value in one field of one form."""

    form: Form
    name: str
    case: str
    values: dict[str, Value] = field(default_factory=dict)
    twice: str = ""

    def __str__(self) -> str:
        return f"{view_of(self.form.action)} {self.name}, {self.case}"

    @property
    def expects_name(self) -> bool:
        """Whether the answer must lead to the field: not for what the page does not show."""
        found = self.form.fields.get(self.name)
        return found is not None and found.kind not in ("hidden", "password") and not self.twice


class Dealer:
    """Deals the cases of each kind in turn, in an order that a fixed seed shuffles: every case comes up."""

    def __init__(self) -> None:
        self.chance = random.Random(7)  # noqa: S311 (repeatable, not secret)
        self.packs: dict[str, Iterator[str]] = {}
        self.dealt: defaultdict[str, set[str]] = defaultdict(set)

    def cases(self, kind: str) -> Iterator[str]:
        if kind not in self.packs:
            shuffled = self.chance.sample(cases_of(kind), len(cases_of(kind)))
            self.packs[kind] = cycle(shuffled)
        for _ in range(TRIES.get(kind, 2)):
            case = next(self.packs[kind])
            self.dealt[kind].add(case)
            yield case


def tries(form: Form, dealer: Dealer) -> Iterator[Try]:
    """For each field its cases; a field that is not there; and one that is there twice."""
    for each in form.fields.values():
        if each.name in OUT_OF_SIGHT or each.name.rpartition("-")[2] in tuple(DAY)[1:]:
            continue
        for case in dealer.cases(kind_of(each)):
            yield Try(form, each.name, case, values_for(each, case))
    yield Try(form, NOT_THERE, "7 a field that is not there", {NOT_THERE: "yes"})
    for name, value in form.buttons[1:]:
        if name.endswith(ONLY_DRAW):
            continue
        for each in form.typed[:1]:
            bad = {each.name: BAD_TEXT["19 bidi override"], name: value}
            yield Try(form, each.name, f"19 bidi override with {name}={value}", bad)
    for each in [found for found in form.fields.values() if _comes_once(found)][:1]:
        yield Try(form, each.name, "6 twice", twice=each.name)


def forms_behind(client: Client, form: Form) -> list[Form]:
    """Those of the page that a good answer leads to."""
    answer = None
    for values in FOLLOWED.get(view_of(form.action), ()):
        answer = post(client, form, values)
    if answer is None:
        return []
    if answer.status_code == 302:
        return posted_forms(*page_at(client, answer["Location"]))
    return posted_forms(answer.content.decode(), form.action)


def forms_found(client: Client, *starts: str) -> Iterator[Form]:
    """The forms that are posted, one of each, by following every link."""
    waiting, seen, given = list(starts), set(starts), set()
    visits = Counter[str]()
    while waiting and sum(visits.values()) < MOST_PAGES:
        path = waiting.pop(0)
        visits[view_of(path)] += 1
        if visits[view_of(path)] > MOST_OF_ONE_VIEW:
            continue
        body, here = page_at(client, path)
        for form in posted_forms(body, here):
            if (key := key_of(form)) not in given:
                given.add(key)
                yield form
        links = [link.replace("&amp;", "&") for link in LINK.findall(body)]
        new = [link for link in dict.fromkeys(links) if link not in seen and _is_walked(link)]
        waiting += new
        seen.update(new)


def key_of(form: Form) -> tuple[object, ...]:
    """Two forms with the same key are the same to us."""
    return view_of(form.action), tuple(form.fields), tuple(form.buttons[:1])


def posted_forms(body: str, here: str) -> list[Form]:
    return [form for form in forms_of(body, here) if form.method == "post" and _is_walked(form.action)]


def page_at(client: Client, path: str) -> tuple[str, str]:
    """The page and where it is, after redirects."""
    answer = client.get(path, follow=True)
    body = "" if answer.streaming else answer.content.decode("utf-8", "replace")
    return body, answer.request["PATH_INFO"]  # type: ignore[attr-defined]


def post(client: Client, form: Form, values: dict[str, Value], twice: str = "", **headers: str) -> HttpResponse:
    data = {**form.filled(), idempotency.FIELD: str(uuid4()), **values}
    pairs = [*data.items(), *((name, data[name]) for name in [twice] if name)]
    body = "&".join(f"{quote_plus(name)}={quote_plus(_encoded(value))}" for name, value in pairs)
    return client.post(form.action, body, content_type=FORM_TYPE, headers=headers)  # type: ignore[return-value]


def problems_of(each: Try, answer: HttpResponse) -> Iterator[str]:
    """What is wrong with the answer to a bad value: it is no refusal, or it does not lead to the field."""
    status = answer.status_code
    if status == 302 and answer["Location"] == STARTS_AGAIN.get(view_of(each.form.action)):
        return
    if not 400 <= status < 500:
        yield f"{each}: {status} {getattr(answer, 'exc_info', None) or answer.get('Location', '')}"
    if status == 422 and not _says_where(answer.content.decode(), each):
        yield f"{each}: the answer does not say which field"


def view_of(path: str) -> str:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return path


def _says_where(page: str, each: Try) -> bool:
    """The error summary leads to the field; of one that is not shown it says that the page is not complete."""
    if not each.expects_name:
        return "nhsuk-error-summary" in page or 'role="alert"' in page
    before, _dash, part = each.name.rpartition("-")
    start = re.escape(before if part in DAY else each.name)
    return re.search(rf'href="#{start}', page) is not None


def _comes_once(each: Field) -> bool:
    return each.kind != "checkbox" and each.name not in OUT_OF_SIGHT


def _encoded(value: object) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "surrogatepass")


def _is_walked(path: str) -> bool:
    return not path.startswith(NOT_WALKED) and not path.endswith(".pdf")
