"""A power of attorney on its way: recorded as somebody says, seen, checked, in force, stopped, over."""

import pytest
from django.test import Client

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.authority.models import Authority
from alongside.rules.authority.kinds import AuthorityKind
from tests.authority import with_power
from tests.cast import Cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import edit, post
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

ALL = ["what-matters", "goals", "health"]
SAID = {
    "holder_name": "Zinnia Begum",
    "relationship": "daughter",
    "reference": "7000-1234-5678",
    "acting": "alone",
    "sections": ALL,
    "may_contribute": "yes",
    "basis": "She brought the paper.",
    "signed_on__day": "1",
    "signed_on__month": "5",
    "signed_on__year": "2019",
    "registered_on__day": "1",
    "registered_on__month": "7",
    "registered_on__year": "2019",
}


def words(response: object) -> str:
    return text_of(response.content.decode())  # type: ignore[attr-defined]


def recorded(client: Client, cast: Cast, kind: str = "lpa-welfare", **more: object) -> str:
    """The address of the record."""
    answer = post(client, f"/authority/{cast.people['Amina']}/record/{kind}/", **{**SAID, **more})
    assert answer.status_code == 302, words(answer)
    return answer["Location"]


def test_it_goes_from_a_word_to_a_checked_document_to_use(cast: Cast, client: Client) -> None:
    chosen = post(client, f"/authority/{cast.people['Amina']}/record/", kind="lpa-welfare")
    assert chosen["Location"].endswith("/record/lpa-welfare/")
    held = recorded(client, cast)
    assert "Somebody says so" in words(client.get(held))
    assert "Use it from now on" not in words(client.get(held))
    for step, more, shown in (
        ("document-seen", {}, "Document seen"),
        ("verified", {"checked": "access-code"}, "Checked"),
        ("in-force", {}, "In force"),
        ("suspended", {"words": "A worry."}, "Stopped for now"),
        ("in-force", {}, "In force"),
        ("ended", {"words": "She gave it up."}, "Ended"),
    ):
        assert edit(client, f"{held}{step}/", more).status_code == 302
        assert shown in words(client.get(held))
    assert "What is next" not in words(client.get(held))
    set_identity(cast.nurse, cast.now)
    moves = Event.objects.filter(kind="authority.moved", person=cast.people["Amina"]).order_by("number")
    assert [each.detail["to"] for each in moves] == [
        "document-seen", "verified", "in-force", "suspended", "in-force", "ended",
    ]  # fmt: skip


def test_the_page_of_the_person_lists_it_for_the_team_and_for_herself(cast: Cast, client: Client) -> None:
    empty = words(client.get(f"/authority/{cast.people['Amina']}/"))
    assert "Nobody is recorded. So Amina decides, with help." in empty
    recorded(client, cast)
    listed = words(client.get(f"/authority/{cast.people['Amina']}/"))
    assert "Zinnia Begum" in listed and "Lasting power of attorney for health and welfare" in listed
    assert "There is no day to look again at what Zinnia Begum may do." in listed
    hers = words(client_for(cast.person("Amina")).get("/authority/"))
    assert "Zinnia Begum" in hers and "Record an authority" not in hers


def test_next_of_kin_is_answered_with_what_it_is(cast: Cast, client: Client) -> None:
    answer = post(client, f"/authority/{cast.people['Amina']}/record/", kind="next-of-kin")
    assert answer.status_code == 422
    assert "Being next of kin gives nobody the right to decide." in words(answer)
    assert client.get(f"/authority/{cast.people['Amina']}/record/next-of-kin/").status_code == 404


def test_a_power_that_is_not_registered_is_recorded_and_not_checked(cast: Cast, client: Client) -> None:
    empty = {f"registered_on__{part}": "" for part in ("day", "month", "year")}
    held = recorded(client, cast, **empty)
    edit(client, f"{held}document-seen/", {})
    answer = edit(client, f"{held}verified/", {"checked": "access-code"})
    assert answer.status_code == 422
    assert "A lasting power has to be registered" in words(answer)
    assert "Document seen" in words(client.get(held))


def test_what_stops_it_says_why_and_what_does_not_follow_is_not_there(cast: Cast, client: Client) -> None:
    held = f"/authority/held/{with_power(cast, 'Amina')}/"
    answer = edit(client, f"{held}suspended/", {})
    assert answer.status_code == 422
    assert "Write why, in a few words." in words(answer)
    assert client.get(f"{held}verified/").status_code == 404
    assert client.get(f"{held}anything/").status_code == 404


def test_a_wrong_date_is_refused_beside_its_field_and_nothing_is_kept(cast: Cast, client: Client) -> None:
    answer = post(
        client, f"/authority/{cast.people['Amina']}/record/lpa-welfare/", **{**SAID, "signed_on__year": "2006"}
    )
    assert answer.status_code == 422
    assert "Lasting powers began in October 2007." in words(answer)
    set_identity(cast.nurse, cast.now)
    assert not Authority.objects.exists()


@pytest.mark.parametrize(
    ("paid", "wanted", "status"),
    [("no", "yes", 302), ("no", "cannot-say", 302), ("yes", "yes", 422), ("no", "no", 422)],
)
def test_an_appropriate_individual_is_unpaid_and_wanted(
    cast: Cast, client: Client, paid: str, wanted: str, status: int
) -> None:
    said = {"holder_name": "Pat Lee", "starts_on__day": "1", "starts_on__month": "11", "starts_on__year": "2026"}
    address = f"/authority/{cast.people['Amina']}/record/appropriate-individual/"
    assert post(client, address, **said, is_paid=paid, person_agrees=wanted).status_code == status


@pytest.mark.parametrize("kind", sorted(set(AuthorityKind) - {AuthorityKind.NEXT_OF_KIN}))
def test_every_kind_asks_what_belongs_to_it(cast: Cast, client: Client, kind: AuthorityKind) -> None:
    page = client.get(f"/authority/{cast.people['Amina']}/record/{kind}/").content.decode()
    assert ('name="registered_on-day"' in page) == (kind in ("lpa-welfare", "lpa-property", "epa"))
    assert ('name="life_sustaining"' in page) == (kind == "lpa-welfare")
    assert ('name="sections"' in page) == (kind in ("lpa-welfare", "deputy-welfare", "parental-responsibility"))
    assert ('name="is_paid"' in page) == (kind == "appropriate-individual")


def test_a_parent_is_recorded_from_birth_and_the_page_says_what_birthdays_change(cast: Cast, client: Client) -> None:
    address = f"/authority/{cast.people['Cara']}/record/parental-responsibility/"
    answer = post(client, address, holder_name="Sue Hughes", sections=ALL, basis="Birth certificate")
    set_identity(cast.nurse, cast.now)
    assert str(Authority.objects.get().starts_on) == "2012-02-29"
    assert answer.status_code == 302
    found = words(client.get(f"/authority/{cast.people['Cara']}/"))
    assert "The child is 11 or older. Sue Hughes sees nothing until somebody has talked with the child" in found


def test_a_code_is_made_for_who_holds_one_in_force_and_shown_once(cast: Cast, client: Client) -> None:
    held = f"/authority/held/{with_power(cast, 'Amina')}/"
    assert "Invite them to sign in" in words(client.get(held))
    assert post(client, f"{held}invite/", account="no")["Location"] == f"{held}invited/"
    assert "Code for: Zinnia Begum" in words(client.get(f"{held}invited/"))
    assert "We do not show a code twice" in words(client.get(f"{held}invited/"))
    edit(client, f"{held}suspended/", {"words": "A worry."})
    answer = post(client, f"{held}invite/", account="no")
    assert answer.status_code == 422
    assert "See the document and check it first." in words(answer)


def test_who_holds_money_only_is_invited_with_a_warning(cast: Cast, client: Client) -> None:
    power = with_power(cast, "Amina", kind=AuthorityKind.LPA_PROPERTY)
    assert "They will see nothing of the plan" in words(client.get(f"/authority/held/{power}/invite/"))
