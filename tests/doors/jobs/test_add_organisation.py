"""The first organisation and its administrator are added from the command line, whole or not at all."""

import pytest

from alongside.doors.jobs.cli import main
from alongside.records.people.models import Account, Membership, Organisation

pytestmark = pytest.mark.django_db
ADA = ["--administrator", "Ada Lund", "Ada.Lund@example.org"]


def test_an_organisation_begins_with_an_administrator(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add-organisation", "Greenfield Surgery", "--ods", "g81001", *ADA]) == 0
    organisation = Organisation.objects.get(ods_code="G81001")
    member = Membership.objects.get(organisation=organisation)
    assert (member.role, member.ends_on, member.account.email) == ("administrator", None, "ada.lund@example.org")
    assert not member.account.has_usable_password()
    said = capsys.readouterr().out
    assert "/sign-in/staff/password/" in said
    assert "ada.lund@example.org" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["Hillview", "--ods", "G81001", *ADA], "Another organisation has this ODS code."),
        (["Hillview", "--ods", "not a code", *ADA], "is not an ODS code"),
        (["Hillview", "--administrator", "Ada Lund", "ada"], "is not an e-mail address"),
        (["Hill\u0432iew", *ADA], "two alphabets that look alike"),
        (["Hillview", "--administrator", "Ada Lund", "ada@ex\u0430mple.org"], "two alphabets that look alike"),
        (["Hill\x00view", *ADA], "may be invisible"),
        (["Hillview", "--administrator", " ", "ada@example.org"], ""),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    main(["add-organisation", "Greenfield Surgery", "--ods", "G81001", "--administrator", "Jo", "jo@example.org"])
    capsys.readouterr()
    assert main(["add-organisation", *arguments]) == 1
    assert words in capsys.readouterr().err
    assert Organisation.objects.count() == 1
    assert Account.objects.count() == 1


def test_the_administrator_of_two_organisations_has_one_account() -> None:
    for name in ("Greenfield Surgery", "Hillview Surgery"):
        assert main(["add-organisation", name, *ADA]) == 0
    assert Account.objects.get().memberships.count() == 2
