"""Photos, scans and recordings on the pages: sent from a phone, typed beside the picture, served so nothing runs."""

from uuid import UUID, uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from alongside.doors.web.bodies import WITH_FILE
from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.files.models import Attachment, StoredFile
from alongside.records.people.changes.accounts import add_account
from alongside.records.plans.models import Contribution
from alongside.records.sharing.changes import share, stop_sharing
from alongside.records.sharing.values import Reader
from alongside.rules.actors import Actor, Assurance, Role
from alongside.rules.plan.sections import Section
from tests import files
from tests.cast import SETTING_UP, Cast
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db
FROM_HERE = {"Origin": "http://testserver"}


def at(cast: Cast, rest: str = "") -> str:
    return f"/prepare/{cast.rounds['Amina']}/{rest}"


def send(
    cast: Cast, client: Client, content: bytes, name: str = "sheet.jpg", question: str = "", **more: str
) -> HttpResponse:
    query = f"?new={uuid4()}" + (f"&question={question}" if question else "")
    return client.post(at(cast, f"files/add/{query}"), {"file": SimpleUploadedFile(name, content), **more})


def text(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def sam(cast: Cast, sections: frozenset[Section] = frozenset({Section.WHAT_MATTERS})) -> Actor:
    """Sam supports Amina, who lets him add to some sections."""
    set_identity(SETTING_UP, cast.now)
    account = add_account(by=SETTING_UP, name="Sam Begum", email="sam@example.org", now=cast.now)
    person = cast.person("Amina")
    set_identity(person, cast.now)
    what = {"sections": sections, "contribute_to": sections, "how": "online", "now": cast.now}
    share(by=person, person=cast.people["Amina"], reader=Reader(account=account), **what)
    whose = {"on_behalf_of": cast.people["Amina"], "name": "Sam Begum", "assurance": Assurance.TWO_FACTOR}
    return Actor(role=Role.CARER, account=account, **whose)


def stored(cast: Cast) -> list[Attachment]:
    set_identity(cast.person("Amina"), cast.now)
    return list(Attachment.objects.order_by("added_at", "id"))


def test_a_photo_from_a_phone_is_kept_without_where_it_was_taken(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    answer = send(cast, client, files.photograph_with_a_place(), "../../IMG 1.PNG")
    assert answer.status_code == 302
    shown = client.get(answer["Location"])
    assert "IMG 1.jpg" in text(shown) and "Amina Begum’s words" in text(shown)
    content = client.get(f"{answer['Location']}content/")
    assert (
        content.content.startswith(b"\xff\xd8\xff")
        and b"Canary" not in content.content
        and b"Exif" not in content.content
    )


def test_a_file_is_served_so_that_nothing_in_it_runs(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    for content, name, shown in (
        (files.photograph(), "a.jpg", "inline"),
        (files.document(), "b.pdf", "attachment"),
        (files.recording(), "c.wav", "attachment"),
    ):
        page = send(cast, client, content, name)["Location"]
        answer, ours = client.get(f"{page}content/"), page.split("/")[-2][:8]
        assert answer["Content-Disposition"] == f'{shown}; filename="file-{ours}{name[1:]}"'
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert (answer["X-Content-Type-Options"], answer["Cache-Control"]) == ("nosniff", "no-store")
        assert answer["Content-Type"] in ("image/jpeg", "application/pdf", "audio/wav")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (files.DRAWING, "kind SVG"),
        (files.EICAR, "harms computers"),
        (files.locked_document(), "has a password"),
        (b"\xff\xd8\xff" + bytes(10_000_000), "smaller than 10 MB"),
        (b"", "is empty"),
    ],
    ids=["SVG", "EICAR", "password", "10 MB", "nothing"],
)
def test_a_bad_file_is_refused_at_the_field_and_nothing_is_kept(cast: Cast, content: bytes, words: str) -> None:
    answer = send(cast, client_for(cast.person("Amina")), content, "photo.jpg")
    assert answer.status_code == 422 and words in text(answer) and 'href="#file"' in text(answer)
    assert stored(cast) == [] and not StoredFile.objects.exists()


def test_a_photo_of_30_mb_is_refused_at_the_field_before_it_is_looked_at(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    answer = send(cast, client, b"\xff\xd8\xff" + bytes(30_000_000))
    assert answer.status_code == 302 and answer["Location"].startswith(at(cast, "files/add/?new="))
    page = client.get(answer["Location"])
    assert page.status_code == 422 and "smaller than 10 MB" in text(page) and 'href="#file"' in text(page)
    assert stored(cast) == [] and WITH_FILE < 11_000_000


def test_other_pages_take_no_more_than_before(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    big = {"answer": SimpleUploadedFile("a.txt", bytes(3_000_000)), "based_on": "0"}
    assert client.post(at(cast, "question/what-matters/"), big).status_code == 400


def test_going_back_and_sending_again_keeps_it_once(cast: Cast) -> None:
    client, address = client_for(cast.person("Amina")), at(cast, f"files/add/?new={uuid4()}")
    sent = [client.post(address, {"file": SimpleUploadedFile("a.jpg", files.photograph())}) for _ in range(2)]
    assert sent[0]["Location"] == sent[1]["Location"] and len(stored(cast)) == 1


def test_staff_type_with_the_sheet_beside_the_question_and_it_leaves_the_list(cast: Cast) -> None:
    sheet = send(cast, client_for(cast.person("Amina")), files.photograph())["Location"]
    client = client_for(cast.nurse)
    assert "sheet.jpg" in text(client.get("/prepare/to-type/"))
    question = at(cast, "paper/what-matters/")
    page = client.get(question).content.decode()
    assert f'src="{sheet}content/"' in page and "Turn the picture" in page
    turned = client.get(f"{question}?turn=90&wide=1").content.decode()
    assert f'src="{sheet}content/?turn=90"' in turned
    assert client.get(f"{sheet}content/?turn=90").content != client.get(f"{sheet}content/").content
    wide = client.post(f"{question}?wide=yes", {"answer": "My garden.", "based_on": "0"})
    assert wide["Location"].endswith("/paper/going-well/?wide=yes")
    said = Contribution.objects.get()
    assert (said.words, said.whose, said.channel, said.typed_by_name) == (
        "My garden.",
        "person",
        "paper",
        "Nadia Rahman",
    )
    assert client.post(f"{sheet}typed/", {"confirm": "yes"})["Location"] == "/prepare/to-type/"
    assert "Everything that came in is typed" in text(client.get("/prepare/to-type/"))
    assert "Nadia Rahman says that all of it is" in text(client.get(sheet))


def test_which_sheet_is_shown_is_chosen_by_a_link(cast: Cast) -> None:
    client = client_for(cast.nurse)
    for name in ("one.jpg", "two.jpg"):
        send(cast, client, files.photograph(), name)
    first, second = stored(cast)
    page = client.get(at(cast, f"paper/what-matters/?sheet={second.id}")).content.decode()
    assert f"files/{second.id}/content/" in page and f"files/{first.id}/content/" not in page
    assert f"?sheet={first.id}" in page


def test_an_assistant_adds_a_scan_and_types_it(cast: Cast) -> None:
    client = client_for(cast.staff("Hana Lee", Role.HEALTH_CARE_ASSISTANT, "Greenfield Surgery"))
    assert send(cast, client, files.document(), "scan.pdf").status_code == 302
    page = text(client.get(at(cast, "paper/what-matters/")))
    assert "scan.pdf" in page and "Not checked by a virus scanner" in page


def test_a_recording_stands_beside_its_question_with_the_words_that_are_typed(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    assert send(cast, client, files.recording(), "voice.wav", "what-matters").status_code == 302
    page = client.get(at(cast, "question/what-matters/")).content.decode()
    assert "<audio" in page and "voice.wav" in page
    assert "<audio" not in client.get(at(cast, "question/going-well/")).content.decode()
    nurse = client_for(cast.nurse)
    assert "<audio" in nurse.get(at(cast, "paper/what-matters/")).content.decode()
    nurse.post(at(cast, "paper/what-matters/"), {"answer": "The choir.", "based_on": "0"})
    team = text(nurse.get(at(cast, "answers/")))
    assert "In Amina Begum’s own words" in team and "Typed by Nadia Rahman" in team and "voice.wav" in team


def test_a_carer_says_whose_words_are_on_it(cast: Cast) -> None:
    client = client_for(sam(cast))
    assert send(cast, client, files.photograph(), question="what-matters").status_code == 422
    for whose in ("person", "carer"):
        assert send(cast, client, files.photograph(), question="what-matters", whose=whose).status_code == 302
    assert sorted((each.whose, each.said_by) for each in stored(cast)) == [
        ("carer", "Sam Begum"),
        ("person", "Amina Begum"),
    ]


def test_it_is_taken_back_after_asking_once(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    sheet = send(cast, client, files.photograph())["Location"]
    assert client.post(f"{sheet}take-back/", {}).status_code == 200
    assert client.post(f"{sheet}take-back/", {"confirm": "yes"})["Location"] == at(cast)
    assert client.get(f"{sheet}content/").status_code == 404
    set_identity(cast.person("Amina"), cast.now)
    assert Event.objects.filter(kind="file.taken-back").count() == 1


def test_nobody_else_sees_a_file(cast: Cast) -> None:
    sheet = send(cast, client_for(cast.person("Amina")), files.photograph())["Location"]
    for other in (cast.intruder, cast.charity_worker):
        client = client_for(other)
        assert {client.get(f"{sheet}{page}").status_code for page in ("", "content/", "take-back/")} <= {403, 404}


def test_a_get_of_what_is_a_button_goes_to_the_page(cast: Cast) -> None:
    sheet = send(cast, client_for(cast.person("Amina")), files.photograph())["Location"]
    assert client_for(cast.nurse).get(f"{sheet}typed/")["Location"] == sheet


def test_who_helped_is_named_on_the_check_page_and_for_the_team(cast: Cast) -> None:
    """Scenario 1 of domain.md 16 on the pages: three answers with a helper; the words stay the person's."""
    client = client_for(cast.person("Amina"))
    for key in ("what-matters", "better-day", "questions"):
        client.post(at(cast, f"question/{key}/"), {"answer": f"Mine: {key}", "based_on": "0"})
    page = client.get(at(cast, "helped/"))
    assert "Who helped with the answers" in text(page)
    refused = client.post(at(cast, "helped/"), {"name": "Zara", "drawn_with": drawn(page)})
    assert refused.status_code == 422 and "at least one way" in text(refused)
    sent = {"name": "Zara", "how": ["wrote", "read"], "drawn_with": drawn(page)}
    assert client.post(at(cast, "helped/"), sent)["Location"] == at(cast, "check/")
    assert "Zara helped Amina Begum: read it out, wrote it down." in text(client.get(at(cast, "check/")))
    team = text(client_for(cast.nurse).get(at(cast, "answers/")))
    assert "Zara helped Amina Begum: read it out, wrote it down." in team
    set_identity(cast.person("Amina"), cast.now)
    assert {said.whose for said in Contribution.objects.all()} == {"person"}


def drawn(page: HttpResponse) -> str:
    html = page.content.decode()
    value = html.split('name="drawn_with"')[1].split('value="')[1].split('"')[0]
    return value.replace("&#34;", '"').replace("&quot;", '"')


def test_who_helped_with_one_question_stands_beside_it(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    address = at(cast, "helped/?question=what-matters")
    sent = {"name": "Zara", "how": ["interpreted"], "drawn_with": drawn(client.get(address))}
    assert client.post(address, sent)["Location"] == at(cast, "question/what-matters/")
    assert client.get(at(cast, "helped/?question=nothing")).status_code == 404
    client.post(at(cast, "question/what-matters/"), {"answer": "The choir.", "based_on": "0"})
    assert "Zara helped Amina Begum: interpreted." in text(client_for(cast.nurse).get(at(cast, "answers/")))


def test_staff_write_down_who_helped_with_the_paper(cast: Cast) -> None:
    client = client_for(cast.nurse)
    sent = {"name": "Zara", "how": ["wrote"], "drawn_with": drawn(client.get(at(cast, "helped/")))}
    assert client.post(at(cast, "helped/"), sent)["Location"] == at(cast, "paper/")
    assert "Zara helped Amina Begum" in text(client.get(at(cast, "paper/")))


def test_a_carer_answers_in_their_own_name_and_nothing_is_mixed(cast: Cast) -> None:
    carer = client_for(sam(cast))
    hub = text(carer.get(at(cast)))

    assert "You answer for yourself, as Sam Begum." in hub and "What matters most to you?" in hub
    assert "What is hardest at the moment?" not in hub  # Amina lets him add to one section
    page = text(carer.get(at(cast, "question/what-matters/")))
    assert "Say how you see it. Amina answers for themselves." in page
    carer.post(at(cast, "question/what-matters/"), {"answer": "She never rests.", "based_on": "0"})
    person = client_for(cast.person("Amina"))
    person.post(at(cast, "question/what-matters/"), {"answer": "The choir.", "based_on": "0"})
    assert "She never rests" not in text(person.get(at(cast, "question/what-matters/")))
    assert "Choose who adds to your plan" in text(person.get(at(cast)))
    team = text(client_for(cast.nurse).get(at(cast, "answers/")))
    assert "In Sam Begum’s own words" in team and "In Amina" in team


def test_an_answer_after_the_support_ended_is_not_saved_and_comes_back(cast: Cast) -> None:
    by, person = sam(cast), cast.person("Amina")
    carer = client_for(by)
    assert carer.get(at(cast, "question/what-matters/")).status_code == 200
    set_identity(person, cast.now)
    reader = Reader(account=by.known_account)
    stop_sharing(by=person, person=cast.people["Amina"], reader=reader, how="online", now=cast.now)
    sent = {"answer": "She never rests, and I worry.", "based_on": "0"}
    answer = carer.post(at(cast, "question/what-matters/"), sent, headers=FROM_HERE)
    assert answer.status_code == 404
    assert "What you sent was not saved." in text(answer) and "your support may have ended" in text(answer)
    assert "She never rests, and I worry." in text(answer)
    set_identity(cast.nurse, cast.now)
    assert not Contribution.objects.exists()


def test_a_file_of_an_unknown_round_is_not_found(cast: Cast) -> None:
    client = client_for(cast.person("Amina"))
    assert client.get(f"/prepare/{UUID(int=1)}/files/{UUID(int=2)}/").status_code == 404


def test_parts_of_life_that_nobody_mentioned_are_a_gentle_note_for_the_team(cast: Cast) -> None:
    """Rule Q12: gaps are shown, never forced; the person sees nothing of it."""
    person = client_for(cast.person("Amina"))
    nothing = text(client_for(cast.nurse).get(at(cast, "answers/")))
    assert "Not mentioned so far" not in nothing
    person.post(at(cast, "question/what-matters/"), {"answer": "My choir, and the rent.", "based_on": "0"})
    team = text(client_for(cast.nurse).get(at(cast, "answers/")))
    assert "work and learning" in team and "Nobody has to." in team
    assert "money and home" not in team and "family, friends and other people" not in team
    assert "Not mentioned so far" not in text(person.get(at(cast, "check/")))
