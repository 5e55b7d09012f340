"""FHIR R4 Questionnaire to an instrument, and a QuestionnaireResponse checked against one: whole, or refused in words.

A questionnaire comes from whoever holds a licence to it. What cannot be shown whole (free text, branches) is refused,
with the linkId that it is about: half an instrument measures something else.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from alongside.engines.fhir.strict_json import NotJson, load
from alongside.rules.measures.answers import Rating, check_ratings
from alongside.rules.measures.instrument import Instrument, Licence, MeasureItem, Scale
from alongside.rules.refusals import Invalid, Unknown
from alongside.rules.text import safe_line, safe_text

FIELD = "questionnaire"
MOST_ITEMS = 60
_SCORES = (
    "http://hl7.org/fhir/StructureDefinition/ordinalValue",
    "http://hl7.org/fhir/StructureDefinition/itemWeight",
)
_LOWEST = "http://hl7.org/fhir/StructureDefinition/minValue"
_HIGHEST = "http://hl7.org/fhir/StructureDefinition/maxValue"
_LONGEST_KEY = 40


def read_questionnaire(text: str) -> Instrument:
    """The instrument that this JSON describes. Raises Invalid, which says what cannot be read and where."""
    return to_instrument(_object(text, "Questionnaire"))


def to_instrument(resource: Mapping[str, Any]) -> Instrument:
    """The instrument of a Questionnaire. Raises Invalid. Its licence is whatever a permission will say."""
    key = _key(_text(resource, "name") or _text(resource, "id"))
    items = tuple(_items(resource.get("item"), ""))
    codes = [item.code for item in items]
    if not items or len(items) > MOST_ITEMS:
        raise _refused("measures.questionnaire-size", most=MOST_ITEMS)
    if len(set(codes)) != len(codes):
        raise _refused("measures.questionnaire-twice", item=next(code for code in codes if codes.count(code) > 1))
    return Instrument(
        key=key,
        version=safe_line(_needed(resource, "version"), field=FIELD, longest=40),
        language=_text(resource, "language") or "en",
        title=safe_line(_needed(resource, "title"), field=FIELD),
        about=_text(resource, "description") or safe_line(_needed(resource, "title"), field=FIELD),
        items=items,
        licence=Licence.PERMISSION_NEEDED,
        credit=safe_text(_needed(resource, "copyright"), field=FIELD, longest=2000),
    )


def read_response(text: str, instrument: Instrument) -> tuple[Rating, ...]:
    """The answers of a QuestionnaireResponse, all of which fit. Raises Invalid for one that does not."""
    return to_ratings(_object(text, "QuestionnaireResponse"), instrument)


def to_ratings(resource: Mapping[str, Any], instrument: Instrument) -> tuple[Rating, ...]:
    """Every answer, by linkId. Raises Invalid for one that the instrument lacks, or off its scale."""
    if resource.get("status") not in ("completed", "amended"):
        raise _refused("measures.response-status")
    asked = str(resource.get("questionnaire", ""))
    if asked.partition("|")[2] not in ("", instrument.version):
        raise _refused("measures.response-version", version=instrument.version)
    ratings = tuple(_answers(resource.get("item"), instrument))
    check_ratings(instrument, ratings)
    return ratings


def _object(text: str, wanted: str) -> Mapping[str, Any]:
    try:
        found = load(text)
    except NotJson as error:
        raise _refused("measures.not-json", why=str(error)) from error
    if not isinstance(found, dict) or found.get("resourceType") != wanted:
        raise _refused("measures.not-a-questionnaire", wanted=wanted)
    return found


def _items(members: object, path: str) -> Iterator[MeasureItem]:
    """Groups are walked through; what is only shown is left out; every question has to have a scale."""
    for member in _list(members, path):
        link = _needed(member, "linkId")
        if member.get("enableWhen"):
            raise _refused("measures.questionnaire-branches", item=link)
        kind = member.get("type")
        if kind == "group":
            yield from _items(member.get("item"), link)
        elif kind != "display":
            yield _question(member, link, str(kind))


def _question(member: Mapping[str, Any], link: str, kind: str) -> MeasureItem:
    if member.get("item") or member.get("repeats"):
        raise _refused("measures.questionnaire-branches", item=link)
    text = safe_text(_needed(member, "text"), field=FIELD, longest=1000)
    readers = {"choice": _choices, "integer": _numbers, "boolean": _yes_no}
    if kind not in readers:
        raise _refused("measures.questionnaire-kind", item=link, kind=kind)
    return MeasureItem(
        _key(link), text if len(text) <= 60 else text[:57].rstrip() + "…", text, readers[kind](member, link)
    )


def _choices(member: Mapping[str, Any], link: str) -> Scale:
    """Each option's score is its ordinal value, or the number that it is."""
    points: list[tuple[int, str]] = []
    for option in _list(member.get("answerOption"), link):
        coding = option.get("valueCoding")
        if isinstance(coding, dict):
            points.append((_score(option, coding, link), safe_line(_needed(coding, "display"), field=FIELD)))
        elif isinstance(option.get("valueInteger"), int):
            points.append((option["valueInteger"], ""))
        else:
            raise _refused("measures.questionnaire-option", item=link)
    scores = sorted(points)
    if len(scores) < 2 or [score for score, _ in scores] != list(range(scores[0][0], scores[0][0] + len(scores))):
        raise _refused("measures.questionnaire-scale", item=link)
    return Scale(scores[0][0], scores[-1][0], tuple((score, words) for score, words in scores if words))


def _numbers(member: Mapping[str, Any], link: str) -> Scale:
    lowest, highest = (_extension(member, each) for each in (_LOWEST, _HIGHEST))
    if not isinstance(lowest, int) or not isinstance(highest, int) or not lowest < highest <= lowest + 100:
        raise _refused("measures.questionnaire-scale", item=link)
    return Scale(lowest, highest)


def _yes_no(member: Mapping[str, Any], link: str) -> Scale:
    return Scale(0, 1, ((0, "no"), (1, "yes")))


def _score(option: Mapping[str, Any], coding: Mapping[str, Any], link: str) -> int:
    found = [
        value for holder in (option, coding) for each in _SCORES if (value := _extension(holder, each)) is not None
    ]
    if not found or int(found[0]) != found[0]:
        raise _refused("measures.questionnaire-scale", item=link)
    return int(found[0])


def _extension(holder: Mapping[str, Any], url: str) -> Any:
    for each in _list(holder.get("extension"), url):
        if each.get("url") == url:
            return each.get("valueInteger", each.get("valueDecimal"))
    return None


def _answers(members: object, instrument: Instrument) -> Iterator[Rating]:
    for member in _list(members, ""):
        link, answers = _key(_needed(member, "linkId")), _list(member.get("answer"), "")
        if len(answers) > 1:
            raise _refused("measures.response-answer", item=link)
        if answers:
            yield Rating(link, _value(answers[0], _item(instrument, link)))
        yield from _answers(member.get("item"), instrument)


def _value(answer: Mapping[str, Any], item: MeasureItem) -> int:
    if isinstance(answer.get("valueBoolean"), bool):
        return int(answer["valueBoolean"])
    if isinstance(answer.get("valueInteger"), int):
        return int(answer["valueInteger"])
    display = answer["valueCoding"].get("display") if isinstance(answer.get("valueCoding"), dict) else None
    found = next((value for value, words in item.scale.words if words == display), None)
    if found is None:
        raise _refused("measures.response-answer", item=item.code)
    return found


def _item(instrument: Instrument, link: str) -> MeasureItem:
    try:
        return instrument.item(link)
    except Unknown as unknown:
        raise _refused("measures.response-answer", item=link) from unknown


def _list(members: object, path: str) -> list[Mapping[str, Any]]:
    if members is None:
        return []
    if not isinstance(members, list) or not all(isinstance(each, dict) for each in members):
        raise _refused("measures.questionnaire-shape", item=path)
    return members


def _text(holder: Mapping[str, Any], name: str) -> str:
    found = holder.get(name)
    return safe_text(found, field=FIELD, longest=2000) if isinstance(found, str) and found.strip() else ""


def _needed(holder: Mapping[str, Any], name: str) -> str:
    found = _text(holder, name)
    if not found:
        raise _refused("measures.questionnaire-lacks", name=name)
    return found


def _key(words: str) -> str:
    """A word for addresses: letters, digits and dashes."""
    plain = "".join(each if each.isascii() and each.isalnum() else "-" for each in words.lower()).strip("-")
    if not plain or len(plain) > _LONGEST_KEY:
        raise _refused("measures.questionnaire-lacks", name="name")
    return plain


def _refused(message: str, **values: object) -> Invalid:
    return Invalid(message, field=FIELD, values=values)
