"""FHIR Questionnaires as instruments, and responses against them: whole, or refused in words at what is wrong."""

import json
from copy import deepcopy

import pytest

from alongside.engines.fhir.questionnaire import read_questionnaire, read_response
from alongside.rules.measures.answers import Rating
from alongside.rules.measures.instrument import Licence
from alongside.rules.measures.stored import from_stored, to_stored
from alongside.rules.refusals import Invalid

ORDINAL = "http://hl7.org/fhir/StructureDefinition/ordinalValue"
LOWEST, HIGHEST = (f"http://hl7.org/fhir/StructureDefinition/{end}Value" for end in ("min", "max"))


def option(score: int, display: str) -> dict:
    return {"valueCoding": {"display": display, "extension": [{"url": ORDINAL, "valueDecimal": score}]}}


QUESTIONNAIRE = {
    "resourceType": "Questionnaire",
    "name": "GardenScale",
    "version": "2.1",
    "language": "en",
    "title": "The garden scale",
    "description": "How the garden is.",
    "copyright": "The Garden Society, 2020.",
    "status": "active",
    "item": [
        {"linkId": "intro", "type": "display", "text": "Think of the last week."},
        {
            "linkId": "weeds",
            "type": "group",
            "item": [
                {
                    "linkId": "weeds.1",
                    "type": "choice",
                    "text": "How many weeds are there?",
                    "answerOption": [option(2, "many"), option(0, "none"), option(1, "some")],
                },
                {"linkId": "weeds.2", "type": "boolean", "text": "Did you weed?"},
            ],
        },
        {
            "linkId": "joy",
            "type": "integer",
            "text": "How much joy is it?",
            "extension": [{"url": LOWEST, "valueInteger": 0}, {"url": HIGHEST, "valueInteger": 10}],
        },
    ],
}
RESPONSE = {
    "resourceType": "QuestionnaireResponse",
    "status": "completed",
    "questionnaire": "https://example.org/garden|2.1",
    "item": [
        {
            "linkId": "weeds",
            "item": [
                {"linkId": "weeds.1", "answer": [{"valueCoding": {"display": "some"}}]},
                {"linkId": "weeds.2", "answer": [{"valueBoolean": True}]},
            ],
        },
        {"linkId": "joy", "answer": [{"valueInteger": 8}]},
    ],
}


def changed(resource: dict, *path: object, to: object) -> str:
    """The resource with one element changed, or taken out (None)."""
    copy = deepcopy(resource)
    holder = copy
    for each in path[:-1]:
        holder = holder[each]
    if to is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = to
    return json.dumps(copy)


def test_a_questionnaire_becomes_an_instrument() -> None:
    found = read_questionnaire(json.dumps(QUESTIONNAIRE))
    assert (found.key, found.version, found.language) == ("gardenscale", "2.1", "en")
    assert (found.title, found.credit) == ("The garden scale", "The Garden Society, 2020.")
    assert found.licence == Licence.PERMISSION_NEEDED
    assert [item.code for item in found.items] == ["weeds-1", "weeds-2", "joy"]
    weeds, weeded, joy = (item.scale for item in found.items)
    assert (weeds.lowest, weeds.highest, weeds.words_of(1)) == (0, 2, "some")
    assert (weeded.words_of(0), weeded.words_of(1)) == ("no", "yes")
    assert (joy.lowest, joy.highest) == (0, 10)
    assert from_stored(json.loads(json.dumps(to_stored(found)))) == found


def test_an_unknown_schema_is_never_guessed() -> None:
    with pytest.raises(ValueError, match="schema"):
        from_stored({"schema": 99})


JOY = ("item", 2)
WEEDS = ("item", 1, "item", 0)
BAD_QUESTIONNAIRES = {
    "no JSON": ("{", "measures.not-json"),
    "another resource": (changed(QUESTIONNAIRE, "resourceType", to="Patient"), "measures.not-a-questionnaire"),
    "a list": ("[]", "measures.not-a-questionnaire"),
    "no version": (changed(QUESTIONNAIRE, "version", to=None), "measures.questionnaire-lacks"),
    "no copyright": (changed(QUESTIONNAIRE, "copyright", to=None), "measures.questionnaire-lacks"),
    "no name": (changed(QUESTIONNAIRE, "name", to="!!!"), "measures.questionnaire-lacks"),
    "no questions": (changed(QUESTIONNAIRE, "item", to=[]), "measures.questionnaire-size"),
    "free text": (changed(QUESTIONNAIRE, *JOY, "type", to="text"), "measures.questionnaire-kind"),
    "a branch": (changed(QUESTIONNAIRE, *JOY, "enableWhen", to=[{"question": "x"}]), "measures.questionnaire-branches"),
    "questions inside": (changed(QUESTIONNAIRE, *JOY, "item", to=[{}]), "measures.questionnaire-branches"),
    "no scale": (changed(QUESTIONNAIRE, *JOY, "extension", to=[]), "measures.questionnaire-scale"),
    "one end": (
        changed(QUESTIONNAIRE, *JOY, "extension", to=[{"url": LOWEST, "valueInteger": 0}]),
        "measures.questionnaire-scale",
    ),
    "a hole in the scale": (
        changed(QUESTIONNAIRE, *WEEDS, "answerOption", to=[option(0, "none"), option(2, "many")]),
        "measures.questionnaire-scale",
    ),
    "no scores": (
        changed(QUESTIONNAIRE, *WEEDS, "answerOption", to=[{"valueCoding": {"display": "none"}}]),
        "measures.questionnaire-scale",
    ),
    "an option in words": (
        changed(QUESTIONNAIRE, *WEEDS, "answerOption", to=[{"valueString": "none"}]),
        "measures.questionnaire-option",
    ),
    "a linkId twice": (changed(QUESTIONNAIRE, *JOY, "linkId", to="weeds.2"), "measures.questionnaire-twice"),
    "items that are no list": (changed(QUESTIONNAIRE, "item", to={"a": 1}), "measures.questionnaire-shape"),
    "a control character": (changed(QUESTIONNAIRE, *JOY, "text", to="joy\x07"), "text.forbidden-character"),
}


@pytest.mark.parametrize("case", BAD_QUESTIONNAIRES)
def test_what_cannot_be_shown_whole_is_refused_with_what_is_wrong(case: str) -> None:
    text, message = BAD_QUESTIONNAIRES[case]
    with pytest.raises(Invalid) as refused:
        read_questionnaire(text)
    assert refused.value.message == message


def test_numbers_as_options_are_a_scale_of_their_own() -> None:
    numbers = [{"valueInteger": number} for number in (1, 2, 3)]
    found = read_questionnaire(changed(QUESTIONNAIRE, *WEEDS, "answerOption", to=numbers))
    assert (found.items[0].scale.lowest, found.items[0].scale.highest) == (1, 3)


def test_a_response_that_fits_becomes_ratings() -> None:
    found = read_response(json.dumps(RESPONSE), read_questionnaire(json.dumps(QUESTIONNAIRE)))
    assert found == (Rating("weeds-1", 1), Rating("weeds-2", 1), Rating("joy", 8))


BAD_RESPONSES = {
    "not completed": (changed(RESPONSE, "status", to="in-progress"), "measures.response-status"),
    "another version": (
        changed(RESPONSE, "questionnaire", to="https://example.org/garden|1"),
        "measures.response-version",
    ),
    "an item that is not asked": (changed(RESPONSE, "item", 1, "linkId", to="sorrow"), "measures.response-answer"),
    "off the scale": (changed(RESPONSE, "item", 1, "answer", to=[{"valueInteger": 11}]), "measures.off-scale"),
    "an answer not among the options": (
        changed(RESPONSE, "item", 0, "item", 0, "answer", to=[{"valueCoding": {"display": "a few"}}]),
        "measures.response-answer",
    ),
    "an answer in words": (
        changed(RESPONSE, "item", 1, "answer", to=[{"valueString": "8"}]),
        "measures.response-answer",
    ),
    "two answers": (
        changed(RESPONSE, "item", 1, "answer", to=[{"valueInteger": 1}, {"valueInteger": 2}]),
        "measures.response-answer",
    ),
    "nothing answered": (changed(RESPONSE, "item", to=[]), "measures.nothing-rated"),
}


@pytest.mark.parametrize("case", BAD_RESPONSES)
def test_a_response_that_does_not_fit_its_questionnaire_is_refused_whole(case: str) -> None:
    text, message = BAD_RESPONSES[case]
    with pytest.raises(Invalid) as refused:
        read_response(text, read_questionnaire(json.dumps(QUESTIONNAIRE)))
    assert refused.value.message == message
