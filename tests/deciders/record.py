"""What is on record about one person, kept by the test itself: the second opinion imports nothing of ours.

Every question that the policy asks of the record (which choice is in force today, whether a power reaches this far) is
worked out here from the law and the decisions in docs/adr/0026, in a way of its own.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
SECTIONS = (
    "what-matters",
    "about-me",
    "strengths",
    "needs",
    "goals",
    "health",
    "measures",
    "emergencies",
    "future",
    "people",
    "other-plans",
)
SPOKEN = ("what-matters", "about-me", "strengths", "needs", "goals", "emergencies", "future")

BREADTHS = ("byAccount", "byRole", "byTeam", "byOrganisation")  # the most specific first


@dataclass(frozen=True)
class Reader:
    """Somebody who asks."""

    called: str
    role: str
    account: str = ""
    organisation: str = ""
    person: str = ""
    behalf: str = ""
    purpose: str = "direct-care"
    assurance: str = "two-factor"
    teams: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """One entry of a plan."""

    person: str
    section: str
    item: str
    author: str
    parent: str = ""


@dataclass
class Record:
    """Everything on record about one person."""

    person: str
    born_on: date
    registrations: list[dict[str, Any]] = field(default_factory=list)
    choices: list[dict[str, Any]] = field(default_factory=list)
    restrictions: list[dict[str, Any]] = field(default_factory=list)
    openings: list[dict[str, Any]] = field(default_factory=list)
    overrides: list[dict[str, Any]] = field(default_factory=list)
    involved: dict[str, bool] = field(default_factory=dict)  # account -> is kept out
    powers: dict[str, dict[str, Any]] = field(default_factory=dict)  # account -> the one power they hold
    findings: list[bool] = field(default_factory=list)  # whether they could decide to see and manage their plan
    judgements: list[dict[str, Any]] = field(default_factory=list)


def day_of(now: datetime) -> date:
    return now.astimezone(LONDON).date()


def context(record: Record, reader: Reader, now: datetime) -> dict[str, Any]:
    """What the policy is told about this reader and this person at this moment."""
    day = day_of(now)
    choices = choices_in_force(record, reader, day)
    kept = [each for each in record.restrictions if not each["lifted"] and keeps_away(each, reader)]
    found: dict[str, Any] = {
        "registered": any(
            each["organisation"] == reader.organisation
            and each["since"] <= day
            and (each["until"] is None or day <= each["until"])
            for each in record.registrations
        ),
        "choices": choices,
        "keptAway": any(not each["section"] and not each["items"] for each in kept),
        "keptSections": [each["section"] for each in kept if each["section"]],
        "keptItems": [item for each in kept if each["category"] != "third-party" for item in each["items"]],
        "uncleared": [
            item
            for each in record.restrictions
            if not each["lifted"] and each["category"] == "third-party"
            for item in each["items"]
        ],
        "standing": standing(record, reader, day),
        "barred": reader.role != "person" and record.involved.get(reader.account, False),
        "glass": _is_open(record, reader, "break-glass", now),
        "emergency": _is_open(record, reader, "emergency", now),
        "overridden": [
            section
            for each in record.overrides
            if each["organisation"] == reader.organisation and each["second"] and not each["ended"]
            if day <= each["ends_on"]
            for section in each["sections"]
        ],
    }
    counting = next((choices[each] for each in BREADTHS if each in choices), None)
    if counting is not None:
        found["sharedRead"] = counting["read"] if reader.purpose in counting["purposes"] else []
    return found


def choices_in_force(record: Record, reader: Reader, day: date) -> dict[str, Any]:
    """The newest choice of each breadth that names this reader, if it has begun and not ended."""
    found = {}
    for breadth in BREADTHS:
        naming = [each for each in record.choices if _names(each, breadth, reader)]
        if naming and (naming[-1]["ends_on"] is None or day <= naming[-1]["ends_on"]):
            newest = naming[-1]
            found[breadth] = {key: newest[key] for key in ("read", "comment", "contribute", "purposes")}
    return found


def _names(choice: dict[str, Any], breadth: str, reader: Reader) -> bool:
    if breadth == "byAccount":
        as_whom = choice["role"] or "carer"
        return bool(reader.account) and choice["account"] == reader.account and as_whom == reader.role
    if reader.role == "carer":
        return False
    if breadth == "byTeam":
        return choice["team"] in reader.teams
    is_theirs = bool(reader.organisation) and choice["organisation"] == reader.organisation
    return is_theirs and choice["role"] == (reader.role if breadth == "byRole" else "")


def keeps_away(restriction: dict[str, Any], reader: Reader) -> bool:
    role = "person" if reader.role == "system" else reader.role
    by_name = reader.account in restriction["accounts"] or reader.organisation in restriction["organisations"]
    if restriction["all_but"]:
        return not by_name and role not in restriction["roles"] and role != "safeguarding-lead"
    return by_name or (role in restriction["roles"] and role != "safeguarding-lead")


def birthday(born_on: date, age: int) -> date:
    """The day on which somebody turns this age; born on 29 February, on 1 March of other years."""
    try:
        return born_on.replace(year=born_on.year + age)
    except ValueError:
        return date(born_on.year + age, 3, 1)


def standing(record: Record, reader: Reader, day: date) -> dict[str, Any]:
    """How far the power that this account holds reaches today (MCA 2005 s.9-s.17; Children Act 1989; Gillick)."""
    nothing = {"state": "none", "sections": [], "mayContribute": False}
    power = record.powers.get(reader.account) if reader.role == "proxy" else None
    if power is None or power["standing"] != "in-force" or day < power["starts_on"]:
        return nothing
    if power["ends_on"] is not None and power["ends_on"] < day:
        return nothing
    opened = _opened(record, power, day)
    return {"state": "in-force", "sections": opened, "mayContribute": power["may"]} if opened else nothing


def _opened(record: Record, power: dict[str, Any], day: date) -> list[str]:
    if power["kind"] == "lpa-welfare":
        return power["sections"] if record.findings and not record.findings[-1] else []
    if power["kind"] == "deputy-welfare":
        return [] if record.findings and record.findings[-1] else power["sections"]
    if power["kind"] != "parental-responsibility" or day >= birthday(record.born_on, 16):
        return []
    if day < birthday(record.born_on, 11):
        return power["sections"]
    newest = record.judgements[-1] if record.judgements else None
    if newest is None or newest["on"] < birthday(record.born_on, 11):
        return []
    agreed = newest["agreed"] if newest["competent"] else SECTIONS
    return [each for each in power["sections"] if each in agreed]


def _is_open(record: Record, reader: Reader, kind: str, now: datetime) -> bool:
    return any(
        each["account"] == reader.account
        and each["organisation"] == reader.organisation
        and each["kind"] == kind
        and each["at"] <= now < each["at"] + timedelta(hours=each["hours"])
        for each in record.openings
    )
