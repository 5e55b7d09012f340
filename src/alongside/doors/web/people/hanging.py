"""What hangs on a record beside who it is of, seen before it is joined to another."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from alongside.doors.access import ActingRequest
from alongside.doors.web.identify.wording import stage_words
from alongside.doors.web.shapes import Row
from alongside.records.careteam.reads import coordinator_of
from alongside.records.people.reads import account_of_person
from alongside.records.people.values import PersonView
from alongside.records.plans.reads import open_round_of, versions_of


@dataclass(frozen=True, slots=True)
class Hanging:
    """As far as this reader may see it. coordinator: "" for nobody."""

    under_way: str
    coordinator: str
    version: int
    signs_in: bool

    @property
    def rows(self) -> list[Row]:
        agreed = _("Version %(number)s") % {"number": self.version} if self.version else _("None")
        return [
            Row(_("Where the plan stands"), self.under_way or _("Nothing is under way")),
            Row(_("Agreed plan"), agreed),
            Row(_("Coordinator"), self.coordinator or _("Nobody")),
            Row(_("Signs in"), _("Yes") if self.signs_in else _("No")),
        ]


def hanging(request: ActingRequest, who: PersonView) -> Hanging:
    by, person = request.actor, who.id
    current, versions = open_round_of(by=by, person=person), versions_of(by=by, person=person)
    coordinator = coordinator_of(by=by, person=person)
    return Hanging(
        under_way=stage_words(current.stage) if current else "",
        coordinator=coordinator.name if coordinator else "",
        version=versions[0].number if versions else 0,
        signs_in=account_of_person(by=by, person=person) is not None,
    )


def to_do_after(kept: Hanging, other: Hanging) -> list[str]:
    """What somebody has to see to once they are joined, after "If you say yes": nothing of it is done by joining."""
    found: list[tuple[bool, str]] = [
        (
            bool(other.under_way),
            _("you go on with the plan of the record in front, and end the work on the other one"),
        ),
        (
            bool(other.version),
            _("you read the agreed plan of the other record, and talk with them about one plan for both"),
        ),
        (_two(kept.coordinator, other.coordinator), _both_coordinate(kept, other)),
        (
            other.signs_in,
            _("you tell them that with the sign-in of the other record they still see only that record"),
        ),
    ]
    return [words for applies, words in found if applies]


def _two(one: str, two: str) -> bool:
    return bool(one and two and one != two)


def _both_coordinate(kept: Hanging, other: Hanging) -> str:
    return _("%(kept)s stays their coordinator: you let %(other)s know") % {
        "kept": kept.coordinator,
        "other": other.coordinator,
    }
