"""A file that is wrong is refused in words, whole or person by person; the rest is taken in, and the exit code says so.

What each format refuses, and in which words, is in tests/engines/fhir and tests/engines/tables; this is the whole way.
"""

import gzip
import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from alongside.doors.jobs import cli
from alongside.doors.web.idempotency import FIELD
from alongside.records.people.models import Person
from alongside.rules.actors import Role
from alongside.rules.nhs_number import nth_test_number
from tests.attacks.attackers import GREENFIELD
from tests.attacks.bad_values import BAD
from tests.attacks.clients import browser
from tests.attacks.html_forms import Form
from tests.attacks.stored import fingerprint
from tests.attacks.trying import post, posted_forms
from tests.cast import Cast, make_cast
from tests.engines.fhir.made_bundles import made_bundle, resources_of
from tests.engines.files.test_checking import REFUSED
from tests.preparing import with_pack

pytestmark = pytest.mark.django_db(transaction=True)

STAFF = "name,email,role,starts_on,ends_on\n"
COLUMNS = ("local_id", "given_name", "family_name", "born_on", "nhs_number")


@pytest.fixture
def cast() -> Cast:
    with transaction.atomic():
        cast = make_cast()
        cast.staff("Ada Bell", Role.ADMINISTRATOR, GREENFIELD)
        assert cast.coordinator.role == "coordinator"
    return cast


def _bundle(seed: int, kind: str = "Patient", **changed: object) -> bytes:
    bundle = made_bundle(1, seed=seed)
    resources_of(bundle, kind)[0].update(changed)
    return json.dumps(bundle).encode()


def _table(*rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS) -> bytes:
    return "\n".join(",".join(row) for row in (columns, *rows)).encode()


def _row(number: int, nhs: int) -> tuple[str, ...]:
    return (f"A-{number}", "Rose", f"Okafor {'ABCDEFGH'[number]}", f"1948-07-0{number}", nth_test_number(nhs))


# What is given, what is said about it, and how many people of it are taken in.
WRONG: dict[str, tuple[bytes, str, int]] = {
    "cut-short.json.gz": (gzip.compress(_bundle(3))[:-200], "The compressed file was cut short.", 0),
    "r5.json": (_bundle(4, "AllergyIntolerance", type={"text": "allergy"}), "R5 (AllergyIntolerance.type)", 0),
    "a-picture.json": (b"\x89PNG\r\n\x1a\n" + bytes(300), "This is not UTF-8 text.", 0),
    "empty.json": (b"", "The file is empty.", 0),
    "nul.json": (_bundle(5, gender="fe\x00male"), "a character that cannot be kept", 0),
    "infinite.json": (_bundle(6).replace(b"{", b'{"n": NaN, ', 1), "NaN", 0),
    "twice.json": (_bundle(7).replace(b"{", b'{"type": "x", ', 1), "twice", 0),
    "no-column.csv": (_table(_row(1, 31)[1:], columns=COLUMNS[1:]), "'local_id' is missing", 0),
    "one-number-twice.csv": (_table(_row(1, 41), _row(2, 41), _row(3, 42)), "nhs_number", 1),
}


def test_wrong_files_among_good_ones(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = {"before.json": _bundle(1), **{name: wrong[0] for name, wrong in WRONG.items()}, "after.json": _bundle(2)}
    for name, content in given.items():
        (tmp_path / name).write_bytes(content)
    before = Person.objects.using("owner").count()
    assert cli.main(["import-people", *(str(tmp_path / name) for name in given)]) == 1
    said = capsys.readouterr()
    for name, (_content, words, taken) in WRONG.items():
        lines = [line for line in (said.out + said.err).splitlines() if line.startswith(f"{name}")]
        assert any(words in line for line in lines), (name, said.err)
        assert taken or any("Nothing of it was taken in." in line for line in lines), name
    assert Person.objects.using("owner").count() - before == 2 + sum(taken for _, _, taken in WRONG.values())


def test_one_wrong_file_makes_the_exit_code_say_so(cast: Cast, tmp_path: Path) -> None:
    (tmp_path / "good.json").write_bytes(_bundle(1))
    (tmp_path / "empty.json").write_bytes(b"")
    assert cli.main(["import-people", str(tmp_path / "good.json")]) == 0
    assert cli.main(["import-people", str(tmp_path / "good.json"), str(tmp_path / "empty.json")]) == 1


def test_bad_lists_of_staff_store_nothing(cast: Cast) -> None:
    """Neither the file, nor what the page carries on after it was checked."""
    client = browser(cast.staff("Ada Bell", Role.ADMINISTRATOR, GREENFIELD))
    before = fingerprint()
    for content in (b"", b"%PDF-1.7", b"\xff\xfe\x00", b"name\nTea\x00time", b"PK\x03\x04", STAFF.encode("utf-16")):
        answer = client.post("/staff/upload/", {"file": SimpleUploadedFile("staff.csv", content)})
        assert answer.status_code == 422, content
        assert 'href="#file"' in answer.content.decode(), content
    for name in ("../../etc/passwd", "staff.exe", "a" * 300, "\u202evsc.staff", "staff.csv.svg"):
        answer = client.post("/staff/upload/", {"file": SimpleUploadedFile(name, b"name\n")})
        assert answer.status_code == 422, name
    form = _checked(client)
    for case, value in BAD["hidden"].items():
        assert post(client, form, {"checked": value}).status_code in (400, 422), case
    assert fingerprint() == before


def _checked(client: Any) -> Form:
    line = "Jo Marsh,jo@example.org,coordinator,2026-11-25,\n"
    answer = client.post("/staff/upload/", {"file": SimpleUploadedFile("staff.csv", (STAFF + line).encode())})
    return next(form for form in posted_forms(answer.content.decode(), "/staff/upload/") if "checked" in form.fields)


def test_bad_attachments_store_nothing(cast: Cast) -> None:
    """Whatever is wrong with a file, the answer is at the field, and no table of the database has changed."""
    with transaction.atomic():
        with_pack(cast)
        person = cast.person("Amina")
    with time_machine.travel(cast.now, tick=False):
        client = browser(person)
        address = f"/prepare/{cast.rounds['Amina']}/files/add/"
        assert client.get(address).status_code == 200
        before = fingerprint()
        for name, (content, _trouble) in REFUSED.items():
            sent = {"file": SimpleUploadedFile("photo.jpg", content), FIELD: str(uuid4())}
            answer = client.post(f"{address}?new={uuid4()}", sent)
            if answer.status_code == 302:  # too large to be read: the same page says so
                assert answer["Location"].startswith(f"{address}?new="), name
                answer = client.get(answer["Location"])
            assert answer.status_code == 422 and b'href="#file"' in answer.content, name
            assert fingerprint() == before, name
