"""People and carers: the letter, then e-mail and a date of birth; and nothing for anybody who guesses."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from axes.models import AccessAttempt
from django.db import ProgrammingError, connection
from django.test import Client

from alongside.doors.web.door import ACTING, ASSURANCE
from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.careteam.models import Supporter
from alongside.records.people.changes import codes
from alongside.records.people.changes.codes import make_code
from alongside.records.people.models import Account, Person, SignInCode
from alongside.rules.actors import ANONYMOUS, Actor, Purpose, Role
from tests.cast import Cast
from tests.doors.web.pages import text_of
from tests.doors.web.sign_in.test_staff import with_app  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db
Post = Callable[..., Any]
OWN = Actor(role=Role.PERSON, purpose=Purpose.OWN_RECORD)


@pytest.fixture
def born(cast: Cast) -> dict[str, str]:
    """Amina's date of birth, as three boxes."""
    set_identity(cast.coordinator, cast.now)
    day = Person.objects.get(id=cast.people["Amina"]).born_on
    return {"born_on-day": str(day.day), "born_on-month": str(day.month), "born_on-year": str(day.year)}


def letter(cast: Cast, for_name: str = "") -> str:
    """The code on a letter to Amina, or to somebody who supports her."""
    at = datetime.now(UTC)
    set_identity(cast.coordinator, at)
    return make_code(by=cast.coordinator, person=cast.people["Amina"], now=at, for_name=for_name)


def sign_in(post: Post, code: str, born: dict[str, str]) -> Any:
    return post("/sign-in/code/", {"code": code, **born})


def account_of(cast: Cast) -> UUID:
    return Account.objects.get(person_id=cast.people["Amina"]).id


def test_the_letter_opens_ones_own_plan(client: Client, post: Post, cast: Cast, born: dict[str, str]) -> None:
    answer = sign_in(post, letter(cast).lower().replace("-", " "), born)
    assert answer.url == "/sign-in/next-time/"
    account = Account.objects.get(person_id=cast.people["Amina"])
    assert account.name == "Amina Begum"
    assert not account.has_usable_password()
    assert client.session[ACTING] == "person"
    assert client.session[ASSURANCE] == "two-factor"
    assert "How do you want to sign in next time?" in client.get(answer.url).content.decode()


def test_a_second_letter_opens_the_same_account(client: Client, post: Post, cast: Cast, born: dict[str, str]) -> None:
    sign_in(post, letter(cast), born)
    client.post("/sign-out/")
    sign_in(post, letter(cast), born)
    assert Account.objects.filter(person_id=cast.people["Amina"]).count() == 1
    assert client.session[ACTING] == "person"


def test_a_code_works_once(client: Client, post: Post, cast: Cast, born: dict[str, str]) -> None:
    code = letter(cast)
    assert sign_in(post, code, born).status_code == 302
    client.post("/sign-out/")
    assert sign_in(post, code, born).status_code == 422
    assert ACTING not in client.session


def test_every_reason_reads_the_same(
    post: Post, cast: Cast, born: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(codes, "LASTS", timedelta(seconds=-1))
        old = letter(cast)
    used, right = letter(cast), letter(cast)
    Client().post("/sign-in/code/", {"code": used, **born})
    tries = [(old, born), (used, born), ("BBBB-BBBB-BB", born), (right, born | {"born_on-year": "1950"})]
    answers = [sign_in(post, code, day) for code, day in tries]
    assert {answer.status_code for answer in answers} == {422}
    words = {text_of(answer.content.decode()).split("There is a problem")[1][:200] for answer in answers}
    assert len(words) == 1


def test_five_wrong_birth_dates_use_a_code_up(post: Post, cast: Cast, born: dict[str, str]) -> None:
    code = letter(cast)
    for number in range(5):
        Client(REMOTE_ADDR=f"192.0.2.{number}").post("/sign-in/code/", {"code": code, **born, "born_on-year": "1930"})
    assert sign_in(post, code, born).status_code == 422


def test_guessing_is_counted_by_network_whatever_is_guessed(post: Post, cast: Cast, born: dict[str, str]) -> None:
    answers = [sign_in(post, f"BBBB-BBBB-B{letter_}", born).status_code for letter_ in "BCDFG"]
    assert answers == [422, 422, 422, 422, 429]
    code = letter(cast)
    assert sign_in(post, code, born).status_code == 429
    elsewhere = Client(REMOTE_ADDR="192.0.2.44").post("/sign-in/code/", {"code": code, **born})
    assert elsewhere.status_code == 302


def test_what_was_guessed_is_kept_nowhere(post: Post, cast: Cast, born: dict[str, str]) -> None:
    sign_in(post, "SECRET-GUESS", born)
    kept = AccessAttempt.objects.get()
    assert "GUESS" not in f"{kept.post_data}{kept.get_data}{kept.username}"
    assert "1951" not in kept.post_data


def test_a_code_is_never_read_back(cast: Cast) -> None:
    letter(cast)
    with pytest.raises(ProgrammingError, match="permission denied"):
        SignInCode.objects.exists()


def test_a_carers_letter_opens_an_account_of_their_own(
    client: Client, post: Post, cast: Cast, born: dict[str, str]
) -> None:
    sign_in(post, letter(cast, for_name="Yusuf Begum"), born)
    account = Account.objects.get(name="Yusuf Begum")
    assert account.person_id is None
    assert client.session[ACTING] == f"carer:{cast.people['Amina']}"
    assert client.session["carer_for"] == "Amina"
    set_identity(cast.coordinator, datetime.now(UTC))
    supporter = Supporter.objects.get(account=account)
    assert (supporter.person_id, supporter.kind, supporter.name) == (cast.people["Amina"], "carer", "Yusuf Begum")
    client.post("/sign-out/")
    sign_in(post, letter(cast, for_name="Yusuf Begum"), born)
    assert Account.objects.filter(name="Yusuf Begum").count() == 1


def test_nobody_becomes_a_carer_without_a_code(cast: Cast) -> None:
    account = cast.staff("Wes Adeyemi", Role.VCSE_PARTNER, "Riverside").account
    letter(cast, for_name="Yusuf Begum")
    set_identity(ANONYMOUS, datetime.now(UTC))
    with connection.cursor() as cursor:
        cursor.execute(
            "select welcome_carer(%s, 'Yusuf Begum', gen_random_uuid(), %s)", [cast.people["Amina"], account]
        )
        assert cursor.fetchone()[0] is None


def give_address(post: Post, emailed_code: Callable[[], str], email: str) -> Any:
    assert post("/sign-in/my-address/", {"email": email}).url == "/sign-in/my-address/code/"
    return post("/sign-in/my-address/code/", {"code": emailed_code()})


def test_an_address_is_confirmed_by_a_code(
    client: Client, post: Post, cast: Cast, born: dict[str, str], emailed_code: Callable[[], str], emails: Any
) -> None:
    sign_in(post, letter(cast), born)
    post("/sign-in/my-address/", {"email": "amina@people.example"})
    assert emails()[-1][0] == "amina@people.example"
    assert Account.objects.get(person_id=cast.people["Amina"]).email is None
    assert post("/sign-in/my-address/code/", {"code": "000000"}).status_code == 422
    assert post("/sign-in/my-address/code/", {"code": emailed_code()}).url == "/sign-in/ways/"
    assert Account.objects.get(person_id=cast.people["Amina"]).email == "amina@people.example"
    assert "amina@people.example" in client.get("/sign-in/ways/").content.decode()


def test_a_code_for_an_address_is_tried_three_times(
    post: Post, cast: Cast, born: dict[str, str], emailed_code: Callable[[], str]
) -> None:
    sign_in(post, letter(cast), born)
    post("/sign-in/my-address/", {"email": "amina@people.example"})
    for _ in range(3):
        post("/sign-in/my-address/code/", {"code": "000000"})
    assert post("/sign-in/my-address/code/", {"code": emailed_code()}).status_code == 422


def test_by_email_and_date_of_birth(
    client: Client, post: Post, cast: Cast, born: dict[str, str], emailed_code: Callable[[], str]
) -> None:
    sign_in(post, letter(cast), born)
    give_address(post, emailed_code, "amina@people.example")
    client.post("/sign-out/")
    assert post("/sign-in/email/?next=/plan/", {"email": "Amina@people.example"}).url.startswith("/sign-in/email/code/")
    answer = post("/sign-in/email/code/?next=/plan/", {"code": emailed_code()})
    assert answer.url == "/sign-in/continue/?next=%2Fplan%2F"
    question = client.get(answer.url).url
    assert question.startswith("/sign-in/birth-date/?part=person")
    assert ACTING not in client.session, "an e-mailed code alone opens nothing"
    assert post(question, born | {"born_on-year": "1950"}).status_code == 422
    assert ACTING not in client.session
    assert post(question, born).url == "/plan/"
    assert client.session[ACTING] == "person"
    set_identity(replace(OWN, account=account_of(cast), person=cast.people["Amina"]), datetime.now(UTC))
    assert Event.objects.filter(kind="account.signed-in", person=cast.people["Amina"]).exists()


def test_five_wrong_birth_dates_end_the_session(
    client: Client, post: Post, cast: Cast, born: dict[str, str], emailed_code: Callable[[], str]
) -> None:
    sign_in(post, letter(cast), born)
    give_address(post, emailed_code, "amina@people.example")
    client.post("/sign-out/")
    post("/sign-in/email/", {"email": "amina@people.example"})
    post("/sign-in/email/code/", {"code": emailed_code()})
    question = client.get("/sign-in/continue/").url
    answers = [post(question, born | {"born_on-year": f"{1910 + n}"}) for n in range(5)]
    assert [answer.status_code for answer in answers] == [422, 422, 422, 422, 302]
    assert "_auth_user_id" not in client.session


def test_a_carer_comes_back_by_email_and_the_persons_birth_date(
    client: Client, post: Post, cast: Cast, born: dict[str, str], emailed_code: Callable[[], str]
) -> None:
    sign_in(post, letter(cast, for_name="Yusuf Begum"), born)
    give_address(post, emailed_code, "yusuf@people.example")
    client.post("/sign-out/")
    post("/sign-in/email/", {"email": "yusuf@people.example"})
    post("/sign-in/email/code/", {"code": emailed_code()})
    question = client.get("/sign-in/continue/").url
    assert "Amina" in client.get(question).content.decode()
    assert post(question, born).url == "/"
    assert client.session[ACTING] == f"carer:{cast.people['Amina']}"


def test_an_unknown_address_reads_like_a_known_one_and_hears_of_it(post: Post, cast: Cast, emails: Any) -> None:
    answer = post("/sign-in/email/", {"email": "nobody@people.example"})
    assert answer.url == "/sign-in/email/code/"
    assert emails()[-1][0] == "nobody@people.example"
    assert "No account uses it" in emails()[-1][2]
    assert post("/sign-in/email/code/", {"code": "ABCDEF"}).status_code == 422


def test_codes_by_email_are_not_sent_without_end(post: Post, cast: Cast, emails: Any) -> None:
    for _ in range(6):
        post("/sign-in/email/", {"email": "nobody@people.example"})
        post("/sign-out/")
    assert len(emails()) == 3


def test_a_new_code_can_be_sent(
    client: Client, post: Post, cast: Cast, born: dict[str, str], emailed_code: Callable[[], str], emails: Any
) -> None:
    sign_in(post, letter(cast), born)
    give_address(post, emailed_code, "amina@people.example")
    client.post("/sign-out/")
    post("/sign-in/email/", {"email": "amina@people.example"})
    first = emailed_code()
    assert post("/sign-in/email/code/", {"action": "resend"}).status_code == 302
    assert emailed_code() != first
    assert post("/sign-in/email/code/", {"code": emailed_code()}).url == "/sign-in/continue/"


def test_staff_get_no_code_by_email(post: Post, staff: Account, emails: Any) -> None:
    post("/sign-in/email/", {"email": str(staff.email)})
    assert "No account uses it" in emails()[-1][2]


def test_a_letter_to_a_member_of_staff_opens_their_plan_and_no_role(
    client: Client,
    post: Post,
    cast: Cast,
    born: dict[str, str],
    with_app: Account,  # noqa: F811
) -> None:
    with_app.person_id = cast.people["Amina"]
    with_app.save()
    sign_in(post, letter(cast), born)
    assert client.session[ACTING] == "person"
    post("/sign-in/continue/", {"part": str(with_app.memberships.get().id)})
    assert client.session[ACTING] == "person"
    assert client.get("/sign-in/ways/passkeys/add/").url.startswith("/sign-in/again/")
    assert client.get("/sign-in/my-address/").url.startswith("/sign-in/again/"), "a letter is too weak for staff"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"code": ""}, "Fill in “Code on your letter”."),
        ({"born_on-day": "31", "born_on-month": "2"}, "is not a real date"),
        ({"born_on-year": "1899"}, "must be from"),
        ({"born_on-year": "2090"}, "must be from"),
        ({"code": "B" * 300}, "200 characters or fewer"),
        ({"code": "B\u202eC"}, "hidden character"),
        ({"born_on-day": "١٤"}, "must be in numbers"),
        ({"role": "administrator"}, "We did not expect “role”"),
    ],
)
def test_what_cannot_be_read_says_how_to_mend_it(
    post: Post, cast: Cast, born: dict[str, str], given: dict[str, str], words: str
) -> None:
    answer = post("/sign-in/code/", {"code": "BCDFGHJKMN", **born, **given})
    assert answer.status_code == 422
    assert words in answer.content.decode()
