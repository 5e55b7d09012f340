"""Saving a checklist as one goes: a value becomes a result; one that was mistyped is taken back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid4

from alongside.journey.prepare.checksets import last_of, pin, sets_of
from alongside.journey.prepare.models import Gathering, GatheringRow
from alongside.records.appointments.changes import record_attended
from alongside.records.appointments.reads import appointments_of
from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.health.changes import NewResult, add_result, withdraw_result
from alongside.records.health.reads import results_of
from alongside.records.plans.reads import check_may, round_view
from alongside.records.plans.values import RoundView
from alongside.rules.actors import Actor
from alongside.rules.gathering.check import Check, Kind, NotDone
from alongside.rules.gathering.checks import check as known_check
from alongside.rules.gathering.other_plans import check_other_plans
from alongside.rules.gathering.registry import checklist
from alongside.rules.measured import Taken, body_mass_index, measurement, read
from alongside.rules.plan.sections import Section
from alongside.rules.refusals import Invalid, NotReady, Unknown
from alongside.rules.sharing import Act
from alongside.rules.stages import Stage
from alongside.rules.text import safe_text

GATHERED_IN = frozenset({Stage.ACCEPTED, Stage.REVIEWING, Stage.PREPARING, Stage.DISCUSSING})
BMI = "bmi"


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed at one check, or why there is nothing (rules.gathering.check.NotDone); or neither, yet."""

    words: str = ""
    not_done: str = ""


@dataclass(frozen=True, slots=True)
class Joined:
    """Whether there are other plans and they are to be joined (rule Q13), and which."""

    answer: str = ""
    which: str = ""


def save_gathering(
    *, by: Actor, round_id: UUID, entries: Mapping[str, Entry], joined: Joined, now: datetime, finished: bool = False
) -> None:
    """Save what is known so far: the checks that are named, and no other. Saying the same twice changes nothing.

    Raises Invalid naming `value_<key>`, `other_plans` or `which_plans`, and then nothing is saved; NotReady outside of
    preparing; Unknown for a check that is not in the list.
    """
    row = round_view(by=by, round_id=round_id)
    check_may(by=by, person=row.person, act=Act.CONTRIBUTE, section=Section.HEALTH, now=now)
    if row.stage not in GATHERED_IN:
        raise NotReady("gathering.not-now", values={"stage": row.stage})
    answer = check_other_plans(joined.answer, joined.which)
    which = safe_text(joined.which, field="which_plans", longest=500) if joined.which.strip() else ""
    kept = _begun(by, row, now)
    checks = {each.check.key: each.check for each in checklist(sets_of(kept, by, row.person))}
    saving = _Saving(by, row, kept, now)
    for key, entry in entries.items():
        if key not in checks:
            raise Unknown("gathering.unknown-check", field=f"value_{key}")
        saving.save(checks[key], entry)
    saving.work_out_bmi()
    values = {"other_plans": answer, "which_plans": which, "saved_at": now, "saved_by": by.known_account}
    if finished and kept.finished_at is None:
        values |= {"finished_at": now, "finished_by": by.known_account}
        _took_place(by, row, now)
    Gathering.objects.filter(id=kept.id).update(**values)
    append_event(by=by, now=now, kind=EventKind.GATHERING_SAVED, person=row.person)


class _Saving:
    """One save: each check in turn, with the rows that were there before."""

    def __init__(self, by: Actor, row: RoundView, kept: Gathering, now: datetime) -> None:
        self.by, self.row, self.kept, self.now = by, row, kept, now
        self.rows = {each.asked: each for each in GatheringRow.objects.filter(gathering=kept)}
        self.new: dict[str, Decimal] = {}

    def save(self, check: Check, entry: Entry) -> None:
        words, not_done = self._checked(check, entry)
        before = self.rows.get(check.key)
        if (before.words, before.not_done) == (words, not_done) if before else not (words or not_done):
            return
        if before and before.result:
            withdraw_result(by=self.by, result=before.result, now=self.now)
        result = None
        if words and check.kind == Kind.MEASURE:
            taken = read(measurement(check.key), words, field=f"value_{check.key}")
            result = self._add(check.key, taken)
            self.new[check.key] = taken.value
        self._keep(check.key, words=words, result=result, not_done=not_done)

    def work_out_bmi(self) -> None:
        """From a weight or a height that is new, and the newest of the other."""
        if not self.new.keys() & {"weight", "height"}:
            return
        weight, height = (self.new.get(key) or self._newest(key) for key in ("weight", "height"))
        if weight is None or height is None:
            return
        before = self.rows.get(BMI)
        if before and before.result:
            withdraw_result(by=self.by, result=before.result, now=self.now)
        index = body_mass_index(weight, height)
        self._keep(BMI, words=str(index), result=self._add(BMI, Taken(index)), not_done="")

    def _checked(self, check: Check, entry: Entry) -> tuple[str, str]:
        field = f"value_{check.key}"
        words = safe_text(entry.words, field=field, longest=1000) if entry.words.strip() else ""
        if entry.not_done and entry.not_done not in NotDone:
            raise Invalid("gathering.not-done", field=f"not_done_{check.key}")
        if words and entry.not_done:
            raise Invalid("gathering.value-or-reason", field=field)
        if words and check.kind == Kind.YES_NO and words not in ("yes", "no"):
            raise Invalid("gathering.yes-or-no", field=field)
        return words, entry.not_done

    def _add(self, key: str, taken: Taken) -> UUID:
        what = measurement(key)
        result = NewResult(
            name=what.name,
            taken_at=self.now,
            code=what.code,
            value=taken.value,
            second_value=taken.second,
            unit=what.unit,
        )
        return add_result(by=self.by, person=self.row.person, result=result, now=self.now)

    def _newest(self, key: str) -> Decimal | None:
        found = last_of(known_check(key), results_of(by=self.by, person=self.row.person), but=None)
        return found.value if found and found.unit == measurement(key).unit else None

    def _keep(self, key: str, *, words: str, result: UUID | None, not_done: str) -> None:
        values = {
            "words": words,
            "result": result,
            "not_done": not_done,
            "saved_at": self.now,
            "saved_by": self.by.known_account,
            "saved_by_name": self.by.name,
        }
        if key in self.rows:
            GatheringRow.objects.filter(id=self.rows[key].id).update(**values)
            return
        row = GatheringRow(id=uuid4(), person_id=self.row.person, gathering=self.kept, asked=key, **values)
        row.save(force_insert=True)


def _begun(by: Actor, row: RoundView, now: datetime) -> Gathering:
    """The gathering of this round; a new one is pinned to what is asked today."""
    kept = Gathering.objects.select_for_update().filter(round_id=row.id).first()
    if kept is not None:
        return kept
    kept = Gathering(
        id=uuid4(),
        person_id=row.person,
        round_id=row.id,
        sets=[pin(each, by) for each in sets_of(None, by, row.person)],
        saved_at=now,
        saved_by=by.known_account,
    )
    kept.save(force_insert=True)
    return kept


def _took_place(by: Actor, row: RoundView, now: datetime) -> None:
    """The appointment at which it was done, if one is booked."""
    for each in appointments_of(by=by, rounds=[row.id]):
        if each.kind == "gathering" and each.status == "booked":
            record_attended(by=by, appointment=each.id, now=now)
