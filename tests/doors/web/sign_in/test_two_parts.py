"""One sign-in for "I support Amina" and for one's own record: each page says the part, and nothing is mixed."""

import re
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from alongside.doors.web.door import ACTING
from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.careteam.changes import add_supporter, end_supporter
from alongside.records.careteam.models import Supporter
from alongside.records.people.changes.codes import make_code
from alongside.records.people.changes.people import PersonDetails, add_person
from alongside.records.people.models import Account, Person
from alongside.records.sharing.changes import share
from alongside.records.sharing.values import Reader
from alongside.rules.plan.sections import Section
from tests.cast import SETTING_UP, Cast, make_cast, with_agreed_plan
from tests.doors.web.pages import text_of
from tests.doors.web.posting import post

pytestmark = pytest.mark.django_db
CAROLINE = "Cora Hughes"
SWITCH = "/sign-in/continue/"
OWN = "/sign-in/own-record/"


@pytest.fixture
def cast() -> Cast:
    """Cora supports Amina, and has a record of her own at the same surgery."""
    cast = with_agreed_plan(make_cast())
    set_identity(cast.coordinator, cast.now)
    details = PersonDetails(given_name="Cora", family_name="Hughes", born_on=date(1961, 4, 5))
    cast.people["Cora"] = add_person(by=cast.coordinator, details=details, now=cast.now) or UUID(int=0)
    add_supporter(by=cast.coordinator, person=cast.people["Amina"], kind="carer", name=CAROLINE, now=cast.now)
    return cast


def letter(cast: Cast, whose: str, for_name: str = "") -> dict[str, str]:
    """A code about this person, with their date of birth, as the form takes both."""
    at = datetime.now(UTC)
    set_identity(cast.coordinator, at)
    code = make_code(by=cast.coordinator, person=cast.people[whose], now=at, for_name=for_name)
    day: date = Person.objects.get(id=cast.people[whose]).born_on
    return {"code": code, "born_on-day": str(day.day), "born_on-month": str(day.month), "born_on-year": str(day.year)}


def words(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    return text_of(answer.content.decode())


def carer(cast: Cast) -> Client:
    """Cora, in the part in which she supports Amina, by the letter that Amina handed over."""
    client = Client()
    assert post(client, "/sign-in/code/", **letter(cast, "Amina", CAROLINE)).status_code == 302
    return client


def both(cast: Cast) -> Client:
    """Cora, with one sign-in for both, in the part of her own record."""
    client = carer(cast)
    assert post(client, OWN, **letter(cast, "Cora")).headers["Location"] == "/sign-in/next-time/"
    return client


def supports_amina(cast: Cast, client: Client) -> Client:
    [key] = [part for part in parts(client) if part.startswith("carer:")]
    assert post(client, SWITCH, part=key).status_code == 302
    return client


def parts(client: Client) -> list[str]:
    return re.findall(r'name="part"[^>]*value="([^"]+)"', client.get(SWITCH).content.decode())


def shares_goals(cast: Cast) -> None:
    set_identity(SETTING_UP, cast.now)
    account = Supporter.objects.get(name=CAROLINE).account_id
    set_identity(amina := cast.person("Amina"), cast.now)
    reader, sections = Reader(account=account), frozenset({Section.GOALS})
    share(by=amina, person=cast.people["Amina"], reader=reader, sections=sections, how="online", now=cast.now)


def test_a_carer_with_a_letter_of_her_own_has_one_sign_in_and_each_page_says_in_which_part_she_is(cast: Cast) -> None:
    client = carer(cast)
    assert "I have a letter about a record of my own" in words(client, "/")
    assert "Do something else" not in words(client, "/")
    post(client, OWN, **letter(cast, "Cora"))
    assert "this is your own plan" in words(client, "/")
    page = words(client, SWITCH)
    assert "My own plan" in page
    assert "For Amina, whom I support" in page
    supports_amina(cast, client)
    for address in ("/", "/help/"):
        page = words(client, address)
        assert "supports Amina" in page, address
        assert "Do something else" in page, address
        assert "this is your own plan" not in page, address
    post(client, SWITCH, part="person")
    assert "this is your own plan" in words(client, "/")


def test_she_comes_back_by_her_own_letter_to_both_parts(cast: Cast) -> None:
    both(cast)
    client = Client()
    post(client, "/sign-in/code/", **letter(cast, "Cora"))
    assert "Do something else" in words(client, "/")
    supports_amina(cast, client)
    shares_goals(cast)
    assert "You support Amina" in words(client, "/")


def test_neither_part_opens_anything_of_the_other(cast: Cast) -> None:
    """The attack: whatever is known of one part, by address, from within the other."""
    client, amina, cora = both(cast), cast.people["Amina"], cast.people["Cora"]
    shares_goals(cast)
    assert client.get(f"/people/{amina}/plan/").status_code in (403, 404)
    assert "allotment" not in words(client, "/")
    assert "Amina" not in words(client, "/")
    supports_amina(cast, client)
    assert "allotment" in words(client, f"/people/{amina}/plan/")
    for hers in (f"/people/{cora}/plan/", "/plan/", "/caring/", "/who-looked/", "/careteam/", "/emergency/cards/"):
        assert client.get(hers).status_code in (403, 404), hers


def test_amina_and_her_list_of_who_looked_know_nothing_of_a_record_of_coras(cast: Cast) -> None:
    client = both(cast)
    shares_goals(cast)
    supports_amina(cast, client)
    words(client, f"/people/{cast.people['Amina']}/plan/")
    set_identity(cast.person("Amina"), datetime.now(UTC))
    own = Account.objects.get(person_id=cast.people["Cora"]).id
    about_amina = Event.objects.filter(person=cast.people["Amina"]).values_list("account", "detail")
    assert about_amina.exists()
    assert str(own) not in str(list(about_amina))


def test_the_letter_that_amina_hands_over_never_opens_coras_record(cast: Cast) -> None:
    """Amina has the carer's code in her post, and knows both birth dates."""
    both(cast)
    amina = carer(cast)
    assert parts(amina) == []  # there is one part, and it was entered
    assert amina.session[ACTING] == f"carer:{cast.people['Amina']}"
    assert "Do something else" not in words(amina, "/")
    assert post(amina, SWITCH, part="person").status_code in (302, 422)
    assert amina.session[ACTING] == f"carer:{cast.people['Amina']}"


@pytest.mark.parametrize("wrong", ["unknown", "bidi override", "birth date", "of a carer"])
def test_what_proves_nothing_joins_nothing(cast: Cast, wrong: str) -> None:
    client, given = carer(cast), letter(cast, "Cora")
    if wrong == "unknown":
        given["code"] = "BBBB-BBBB-BB"
    elif wrong == "bidi override":
        given["code"] = f"\u202e{given['code']}"
    elif wrong == "birth date":
        given["born_on-year"] = "1930"
    else:
        given = letter(cast, "Amina", CAROLINE)
    answer = post(client, OWN, **given)
    assert answer.status_code == 422
    said = {"of a carer": "is not about a record of your own", "bidi override": "Code on your own letter"}
    assert said.get(wrong, "do not go together") in text_of(answer.content.decode())
    assert not Account.objects.exclude(entered_from=None).exists()
    set_identity(SETTING_UP, cast.now)
    if wrong == "of a carer":
        assert post(Client(), "/sign-in/code/", **given).status_code == 302, "her other letter still works"


def test_somebody_elses_account_is_entered_by_nobody(cast: Cast) -> None:
    """The session says an account that is not entered from this one: it is over."""
    both(cast)
    theirs = Account.objects.get(name=CAROLINE, person=None)
    bert = Client()
    post(bert, "/sign-in/code/", **letter(cast, "Bert"))
    session = bert.session
    session[ACTING] = f"carer:{cast.people['Amina']}:{theirs.id}"
    session.save()
    assert bert.get("/").headers["Location"].startswith("/sign-in/")


def test_an_account_is_entered_from_one_other_and_is_nobodys_own(cast: Cast) -> None:
    both(cast)
    again = carer(cast)
    assert "cannot be joined" in text_of(post(again, OWN, **letter(cast, "Bert")).content.decode())
    cora = Account.objects.get(person_id=cast.people["Cora"])
    theirs = Account.objects.get(name=CAROLINE, person=None)
    assert theirs.entered_from_id == cora.id
    for row, other in ((cora, theirs.id), (theirs, theirs.id)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Account.objects.filter(id=row.id).update(entered_from_id=other)


def test_what_ends_is_over_for_her_too(cast: Cast) -> None:
    client = supports_amina(cast, both(cast))
    set_identity(cast.coordinator, now := datetime.now(UTC))
    supporter: UUID = Supporter.objects.get(name=CAROLINE).id
    end_supporter(by=cast.coordinator, supporter=supporter, now=now)
    shown = words(client, "/")
    assert "allotment" not in shown
    Account.objects.filter(person=None, name=CAROLINE).update(is_active=False)
    assert client.get("/").headers["Location"].startswith("/sign-in/")


def test_only_a_carer_is_asked(cast: Cast) -> None:
    bert = Client()
    post(bert, "/sign-in/code/", **letter(cast, "Bert"))
    assert bert.get(OWN).status_code == 403
