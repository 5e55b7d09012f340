"""No bad value gets in: through every form that people find by walking the pages, each field in turn.

A bad value is answered with 4xx and the field's name, nothing breaks, and nothing is stored (drafts apart). What only
looks bad is words: it is taken, and shown as text. Which case is tried where is dealt with a fixed seed.
"""

from collections.abc import Callable, Iterator
from itertools import cycle, islice

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client

from alongside.doors.web.forms import StrictForm
from alongside.rules import text
from tests.attacks.bad_values import BAD_TEXT, ONLY_WORDS, cases_of
from tests.attacks.clients import browser
from tests.attacks.every_stage import OTHER_STAFF, PEOPLE, deep_pages, fill_stages, walker
from tests.attacks.html_forms import Form
from tests.attacks.stored import LEFT_BY_ASKING, fingerprint
from tests.attacks.trying import (
    Dealer,
    forms_behind,
    forms_found,
    key_of,
    page_at,
    post,
    posted_forms,
    problems_of,
    tries,
    view_of,
)
from tests.cast import Cast

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

WALKERS = ("coordinator", "nurse", *OTHER_STAFF, *PEOPLE, "nobody")
STARTS = ("/", "/sign-in/continue/", "/sign-in/birth-date/?part=person", "/card/BBBB-BBBB-BBBB-BBBB/")
# Forms that no walk leads to, and where else they are tried, or why they need not be.
NOT_WALKED = {
    "saying:SayingForm": "what the forms of saying something have in common",
    "careteam.forms:DetailsForm": "what adding and changing somebody who supports me have in common",
    "careteam.helping_forms:ObservationForm": "one field of words: tests/doors/web/careteam/test_helping.py",
    "discuss.forms:KeepTopicForm": "where two texts for one topic met: tests/doors/web/discuss/test_topic.py",
    "discuss.forms:UndoForm": "behind a save, two numbers out of sight: tests/doors/web/discuss/test_topic.py",
    "identify.forms:RecallFilterForm": "sent by GET: tests/doors/web/identify/test_recall.py",
    "prepare.call_forms:ToldForm": "behind a result that is held: tests/doors/web/prepare/test_team.py",
    "emergency.forms:WhyForm": "behind who it is: tests/doors/web/emergency/test_emergency.py",
    "forms.edit:EditForm": "what the forms that look for a stale save have in common",
    "sign_in.forms:NewCodesForm": "only a button",
    "sign_in.forms:RemoveAppForm": "only a button",
    "sign_in.forms:RemovePasskeyForm": "only a button",
    "sign_in.forms:NewPasswordForm": "a password: tests/doors/web/sign_in/test_passwords.py",
    "sign_in.forms:SecondStepForm": "the same field as the other codes: tests/doors/web/sign_in/test_staff.py",
    "sign_in.forms:SecondStepPasskeyForm": "the same field as a passkey alone: tests/doors/web/sign_in/test_staff.py",
    "sign_in.own_record:OwnRecordForm": "for carers alone: tests/doors/web/sign_in/test_two_parts.py",
    "needs.forms:AskedForm": "what the forms of needs have in common",
    "safeguarding.forms:WhyForm": "what the forms of stopping and limiting have in common",
    "printing:PrintForm": "behind a PDF: one field of words, tests/doors/web/messages/test_despite.py",
    "people.forms:DetailsForm": "what adding and correcting somebody have in common; no page of its own",
    "staff.forms:CheckedForm": "behind a file: tests/attacks/test_bad_files.py",
}


@pytest.fixture
def cast() -> Iterator[Cast]:
    cast = fill_stages()
    with time_machine.travel(cast.now, tick=True):
        yield cast


def test_no_bad_value_gets_in_by_any_form(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """One test for everybody, so that a form that several people find is tried once."""
    cleaned, dealer, tried, problems = _watched(monkeypatch), Dealer(), set(), []
    for who in WALKERS:
        client = browser(walker(cast, who))
        waiting = list(forms_found(client, *STARTS, *deep_pages(cast, who)))
        while waiting:
            new = {key_of(form): form for form in waiting if key_of(form) not in tried}
            tried |= new.keys()
            problems += [f"{who}: {each}" for form in new.values() for each in _problems_with(client, form, dealer)]
            waiting = [behind for form in new.values() for behind in forms_behind(client, form)]
    print(f"{len(tried)} forms, {sum(map(len, dealer.dealt.values()))} cases")
    assert not problems, f"{len(problems)} problems:\n" + "\n".join(problems[:60])
    assert {kind: set(cases_of(kind)) for kind in dealer.dealt} == dict(dealer.dealt), "a case was never dealt"
    untried = {_called(each) for each in _all_forms() - cleaned}
    missing, needless = untried - NOT_WALKED.keys(), NOT_WALKED.keys() - untried
    assert not missing, "not tried: " + ", ".join(sorted(missing))
    assert not needless, "take these out of NOT_WALKED: " + ", ".join(sorted(needless))


@pytest.mark.parametrize("who", ["coordinator", "Amina", "Bert", "Cora"])
def test_what_only_looks_bad_is_shown_as_words(cast: Cast, who: str) -> None:
    client, cases = browser(walker(cast, who)), cycle(ONLY_WORDS.items())
    problems, taken = [], 0
    for form in list(forms_found(client, *STARTS)):
        for each in [field for field in form.typed if field.kind == "textarea"][:1]:
            for case, words in islice(cases, 4):
                answer = post(client, form, {each.name: words})
                taken += answer.status_code in (200, 302)
                shown = answer if answer.status_code != 302 else client.get(answer["Location"])
                problems += [f"{case} in {each.name} of {view_of(form.action)}: {why}" for why in _unsafe(shown)]
    assert taken, "nothing was taken"
    assert not problems, "\n".join(problems)


def test_a_draft_that_saves_itself_keeps_no_bad_character_and_says_so(cast: Cast) -> None:
    client = browser(cast.person("Amina"))
    form = _form(client, f"/prepare/{cast.rounds['Amina']}/question/what-matters/")
    before = fingerprint(LEFT_BY_ASKING)
    for case, words in BAD_TEXT.items():
        answer = post(client, form, {"answer": words}, **{"X-Autosave": "1"})
        assert answer.status_code in (400, 422), case
        assert answer.json()["message"], "site.js shows what is wrong"
    assert fingerprint(LEFT_BY_ASKING) == before


def test_an_hour_that_the_clocks_skip_is_no_time(cast: Cast) -> None:
    client = browser(cast.coordinator)
    form, before = _form(client, f"/prepare/{cast.rounds['Ivy']}/appointments/"), fingerprint()
    day = {"conversation_on-day": "28", "conversation_on-month": "3", "conversation_on-year": "2027"}
    answer = post(client, form, {**day, "conversation_time": "01:30"})
    assert answer.status_code == 422
    assert 'href="#conversation_on' in answer.content.decode()
    assert fingerprint() == before


def _no_character_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "_is_refused", lambda character: False)


def _any_field_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StrictForm, "_refuse_unexpected", lambda self: None)


@pytest.mark.parametrize(
    ("fault", "found"),
    [
        (_no_character_is_refused, "words, 19 bidi override: 302"),
        (_any_field_will_do, "is_admin, 7 a field that is not there: 302"),
    ],
)
def test_the_check_sees_when_a_field_takes_anything(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, fault: Callable[[pytest.MonkeyPatch], None], found: str
) -> None:
    client = browser(cast.person("Bert"))
    form, dealer = _form(client, f"/document/{cast.rounds['Bert']}/add/strengths/"), Dealer()
    assert not list(_problems_with(client, form, dealer))
    fault(monkeypatch)
    said = [problem for _ in BAD_TEXT for problem in _problems_with(client, form, dealer)]
    assert any(found in problem for problem in said), said
    assert any("stored in" in problem and "'plans_contribution'" in problem for problem in said), said


def _problems_with(client: Client, form: Form, dealer: Dealer) -> Iterator[str]:
    before = fingerprint()
    for each in tries(form, dealer):
        yield from problems_of(each, post(client, form, each.values, each.twice))
    after = fingerprint()
    if after != before:
        yield f"{view_of(form.action)}: stored in {[table for table in before if before[table] != after[table]]}"


def _form(client: Client, address: str) -> Form:
    """The last form of a page: the first may be a search."""
    return posted_forms(*page_at(client, address))[-1]


def _watched(monkeypatch: pytest.MonkeyPatch) -> set[type[StrictForm]]:
    """The classes of the forms that are checked from now on."""
    seen: set[type[StrictForm]] = set()
    clean = StrictForm.full_clean

    def watched(self: StrictForm) -> None:
        if self.is_bound:
            seen.add(type(self))
        clean(self)

    monkeypatch.setattr(StrictForm, "full_clean", watched)
    return seen


def _called(form: type[StrictForm]) -> str:
    return f"{form.__module__.removeprefix('alongside.doors.web.')}:{form.__name__}"


def _all_forms(of: type[StrictForm] = StrictForm) -> set[type[StrictForm]]:
    """All of the product's but the gallery's."""
    found = {each for below in of.__subclasses__() for each in {below, *_all_forms(below)}}
    return {each for each in found if each.__module__.startswith("alongside.") and "gallery" not in each.__module__}


def _unsafe(answer: HttpResponse) -> Iterator[str]:
    if answer.status_code >= 500:
        yield f"{answer.status_code}"
    page = answer.content.decode("utf-8", "replace") if not answer.streaming else ""
    for tag in ("<script>alert", "<img src=x", "<svg/onload", 'href="javascript:'):
        if tag in page:
            yield f"{tag} is in the page"
    if str(7654321 * 1234567) in page:
        yield "a template was carried out"
