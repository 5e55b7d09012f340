"""Staff ask about needs and the person tells them; both are on the header of every page at once."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.engines.postgres.identity import set_identity
from alongside.records.audit.models import Event
from alongside.records.people.models import Adjustment, Need
from alongside.records.people.reads import person_view
from alongside.rules.needs import Answer, Needs
from tests.cast import Cast
from tests.doors.web.pages import text_of
from tests.doors.web.posting import edit
from tests.doors.web.signed_in import client_for

pytestmark = pytest.mark.django_db

BRAILLE = {"answer": "needs", "codes": ["braille"], "words": "Grade 2", "told_by": "person"}


def needs_of(cast: Cast) -> Needs:
    set_identity(cast.coordinator, cast.now)
    return person_view(by=cast.coordinator, person=cast.people["Amina"]).needs


def about(cast: Cast, what: str) -> str:
    return f"/needs/for/{cast.people['Amina']}/{what}"


def page(client: Client, address: str) -> str:
    return text_of(client.get(address).content.decode())


def test_nobody_has_asked_until_somebody_does(cast: Cast, client: Client) -> None:
    assert needs_of(cast) == Needs()
    shown = page(client, about(cast, ""))
    assert shown.count("Not asked yet") == 5
    assert "Needs: nobody has asked yet" in shown
    assert "nobody has asked yet" not in page(client_for(cast.person("Amina")), "/needs/")


def test_nothing_needed_is_an_answer_of_its_own(cast: Cast, client: Client) -> None:
    none = {"answer": "none", "words": "", "told_by": "person"}
    assert edit(client, about(cast, "about/information-format/"), none).status_code == 302
    assert needs_of(cast).format.answer == Answer.NONE
    assert needs_of(cast).support.answer == Answer.NOT_ASKED
    shown = page(client, about(cast, ""))
    assert "Nothing special is needed" in shown and shown.count("Not asked yet") == 4


def test_a_need_is_kept_with_who_said_so_and_stands_in_the_header(cast: Cast, client: Client) -> None:
    assert edit(client, about(cast, "about/information-format/"), BRAILLE).status_code == 302
    told = needs_of(cast).format
    assert (told.codes, told.words, told.is_confirmed) == (("braille",), "Grade 2", True)
    shown = page(client, about(cast, ""))
    assert "Told by: The person" in shown and "Ask again on" in shown
    assert "Needs: Braille" in page(client, f"/people/{cast.people['Amina']}/")
    assert Event.objects.filter(kind="need.recorded", person=cast.people["Amina"]).exists()


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"answer": "none"}, "Choose “No, nothing special”, or what is needed."),
        ({"codes": []}, "Choose what is needed."),
        ({"codes": ["other"], "words": ""}, "Say in a few words what is needed."),
        ({"codes": ["brail"]}, "Choose only from the answers shown"),
        ({"told_by": ""}, "Choose an answer"),
        ({"review_on-day": "1", "review_on-month": "1", "review_on-year": "2020"}, "Choose a day after today"),
        ({"review_on-day": "31", "review_on-month": "2", "review_on-year": "2027"}, "date"),
    ],
)
def test_a_wrong_answer_is_refused_with_words_and_nothing_is_kept(
    cast: Cast, client: Client, changed: dict[str, object], words: str
) -> None:
    refused = edit(client, about(cast, "about/information-format/"), BRAILLE | changed)
    assert refused.status_code == 422
    assert words in text_of(refused.content.decode())
    assert not Need.objects.exists()


def test_a_new_answer_counts_and_the_old_one_stays(cast: Cast, client: Client) -> None:
    edit(client, about(cast, "about/information-format/"), BRAILLE)
    edit(client, about(cast, "about/information-format/"), BRAILLE | {"codes": ["large-print"]})
    assert needs_of(cast).format.codes == ("large-print",)
    assert [row.codes for row in Need.objects.order_by("number")] == [["braille"], ["large-print"]]


def test_a_person_tells_it_themself_and_staff_confirm(cast: Cast, client: Client, amina: Client) -> None:
    told = {"answer": "needs", "codes": ["easy-read"], "words": ""}
    assert edit(amina, "/needs/about/information-format/", told).status_code == 302
    assert not needs_of(cast).format.is_confirmed
    assert "The team has not confirmed this yet." in page(amina, "/needs/")
    assert "Needs: Easy Read" in page(client, f"/people/{cast.people['Amina']}/")
    assert "Amina told us some of this online." in page(client, about(cast, ""))
    assert client.post(about(cast, "confirm/"), {"confirm": "yes"}).status_code == 302
    assert needs_of(cast).format.is_confirmed
    again = client.post(about(cast, "confirm/"), {"confirm": "yes"})
    assert again.status_code == 409


def test_a_person_is_not_asked_who_told(cast: Cast, amina: Client) -> None:
    sent = {"answer": "none", "words": "", "told_by": "official-record"}
    assert edit(amina, "/needs/about/information-format/", sent).status_code == 422


def test_an_adjustment_stands_in_the_header_with_what_happens_without_it(cast: Cast, client: Client) -> None:
    quiet = {"what": "quiet-place", "words": "", "consequence": "I leave before I am seen.", "told_by": "person"}
    assert client.post(about(cast, "adjustments/add/"), quiet).status_code == 302
    shown = page(client, about(cast, ""))
    assert "Without it: I leave before I am seen." in shown and "Confirmed by Carol Okoro" in shown
    assert "Reasonable adjustments: A quiet place" in page(client, f"/people/{cast.people['Amina']}/")
    none = client.post(about(cast, "adjustments/none/"), {"told_by": "person"})
    assert none.status_code == 422
    assert "Something is done differently for them now." in text_of(none.content.decode())


def test_an_adjustment_that_is_not_needed_any_more_leaves_the_header(cast: Cast, client: Client) -> None:
    client.post(about(cast, "adjustments/add/"), {"what": "home-visit", "words": "", "told_by": "person"})
    row = Adjustment.objects.get()
    assert client.post(about(cast, f"adjustments/{row.id}/end/"), {"why": "She drives again."}).status_code == 302
    assert needs_of(cast).adjustments == ()
    assert needs_of(cast).adjusted == Answer.NONE
    assert client.post(about(cast, f"adjustments/{row.id}/end/"), {"why": "Again."}).status_code == 404


def test_asked_and_nothing_to_do_differently(cast: Cast, client: Client) -> None:
    assert needs_of(cast).adjusted == Answer.NOT_ASKED
    assert client.post(about(cast, "adjustments/none/"), {"told_by": "person"}).status_code == 302
    assert needs_of(cast).adjusted == Answer.NONE
    assert "Nothing has to be done differently." in page(client, about(cast, ""))


def test_the_language_and_the_interpreter(cast: Cast, client: Client) -> None:
    assert "Interpreter: not asked yet" in page(client, about(cast, ""))
    assert edit(client, about(cast, "language/"), {"language": "ur", "interpreter": "yes"}).status_code == 302
    assert "Interpreter: اردو" in client.get(f"/people/{cast.people['Amina']}/").content.decode()
    edit(client, about(cast, "language/"), {"language": "ur"})
    assert "No interpreter" in page(client, about(cast, ""))


def test_somebody_elses_needs_cannot_be_told(cast: Cast, amina: Client) -> None:
    address = f"/needs/for/{cast.people['Bert']}/about/information-format/"
    assert amina.get(address).status_code == 404
    intruder = client_for(cast.intruder)
    assert intruder.get(about(cast, "")).status_code == 404
    assert intruder.post(about(cast, "about/information-format/"), BRAILLE).status_code == 404
    assert not Need.objects.exists()


def test_the_database_itself_tells_none_from_some(cast: Cast, client: Client) -> None:
    edit(client, about(cast, "about/information-format/"), BRAILLE)
    row = Need.objects.get()
    for wrong in ({"answer": "none"}, {"codes": []}, {"answer": "not-asked", "codes": []}, {"subset": "smell"}):
        values = {field.attname: getattr(row, field.attname) for field in Need._meta.concrete_fields}
        with pytest.raises(IntegrityError), transaction.atomic():
            Need(**{**values, "id": None, "number": 2, **wrong}).save(force_insert=True)


def test_a_page_costs_no_more_queries_with_needs(cast: Cast, client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            assert client.get(f"/people/{cast.people['Amina']}/").status_code == 200
        return len(found)

    queries()  # the first page of a session writes the minute it was seen
    before = queries()
    edit(client, about(cast, "about/information-format/"), BRAILLE)
    client.post(about(cast, "adjustments/add/"), {"what": "home-visit", "words": "", "told_by": "person"})
    assert queries() == before
