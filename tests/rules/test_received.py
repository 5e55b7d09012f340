"""The values that importers share."""

import pytest

from alongside.rules.received import Code, Place, ReceivedIdentity, ReceivedName, ReceivedResult, Source

SOURCE = Source("Patient", "1")
OFFICIAL = ReceivedName(use="official", family="Okafor", given=("Rose", "Adaeze"))
USUAL = ReceivedName(use="usual", text="Rosie")
NICKNAME = ReceivedName(use="nickname", given=("Ro",))
MAIDEN = ReceivedName(use="maiden", family="Eze", given=("Rose",))
ONLY_TEXT = ReceivedName(text="Rose Okafor")


@pytest.mark.parametrize(
    ("names", "given", "family", "preferred"),
    [
        ((OFFICIAL,), "Rose Adaeze", "Okafor", ""),
        ((USUAL, OFFICIAL), "Rose Adaeze", "Okafor", "Rosie"),
        ((OFFICIAL, USUAL, NICKNAME), "Rose Adaeze", "Okafor", "Ro"),
        ((MAIDEN, OFFICIAL), "Rose Adaeze", "Okafor", ""),
        ((MAIDEN,), "Rose", "Eze", ""),
        ((USUAL,), "Rosie", "", ""),
        ((ONLY_TEXT,), "Rose Okafor", "", ""),
        ((MAIDEN, ONLY_TEXT), "Rose Okafor", "", ""),
    ],
)
def test_the_formal_and_the_preferred_name_are_chosen(names, given, family, preferred):
    identity = ReceivedIdentity(source=SOURCE, names=names)
    assert (identity.given_name, identity.family_name, identity.preferred_name) == (given, family, preferred)


def test_results_are_paired_by_their_first_code_else_by_name():
    coded = ReceivedResult(SOURCE, "HbA1c", (Code("http://loinc.org", "59261-8"), Code("x", "y")), "final")
    plain = ReceivedResult(SOURCE, "HbA1c", (), "final")
    assert (coded.code, plain.code) == ("http://loinc.org|59261-8", "hba1c")
    assert coded.taken_at is None


@pytest.mark.parametrize(
    ("place", "words"), [(Place(line=3), "line 3"), (Place(3, 12), "line 3, entry 12"), (Place(), "")]
)
def test_a_place_is_said_in_words(place, words):
    assert str(place) == words


def test_a_source_is_said_as_fhir_says_it():
    assert str(SOURCE) == "Patient/1"
