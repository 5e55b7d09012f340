"""What a check and a set of checks are."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

# Names that do not say that somebody has it, or that say something else with the same word.
_NOT_THEIRS = re.compile(
    r"^(family history|fh|no|not|query|suspected|risk of|at risk|screening)\b"
    r"|\bpre-? ?diab|\bpre-? ?hypert|(pulmonary|portal|ocular|intracranial) hypertension"
)


class Kind(StrEnum):
    MEASURE = "measure"  # a number with a unit: rules.measured
    YES_NO = "yes-no"
    WORDS = "words"


class NotDone(StrEnum):
    """Why a check has no value. Nobody is blamed by any of these."""

    WAITING = "waiting"  # taken; the laboratory has it
    DONE_ELSEWHERE = "done-elsewhere"
    NOT_NEEDED = "not-needed"
    DID_NOT_WANT = "did-not-want"
    COULD_NOT = "could-not"


@dataclass(frozen=True, slots=True)
class Check:
    """One row of the checklist. text and hint are English and are the message ids: doors translate them.

    The key of a MEASURE is that of its measurement.
    """

    key: str
    kind: Kind
    text: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Condition:
    """What the record says that somebody has: its name, and its SNOMED CT code if there is one."""

    name: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class CheckSet:
    """Checks for everybody whose record has one of these words in a condition, or one of these SNOMED CT codes; without
    either it is for everyone. A change is a new version: what was gathered stays beside what was asked."""

    key: str
    version: int
    title: str
    checks: tuple[Check, ...]
    words: tuple[str, ...] = ()
    codes: frozenset[str] = frozenset()

    @property
    def is_for_everyone(self) -> bool:
        return not self.words and not self.codes

    def is_for(self, conditions: Iterable[Condition]) -> bool:
        """Whether one of these conditions is what the set is about. "Pre-diabetes" is not diabetes."""
        return self.is_for_everyone or any(self._names(each) for each in conditions)

    def _names(self, condition: Condition) -> bool:
        if condition.code and condition.code in self.codes:
            return True
        name = condition.name.lower()
        if _NOT_THEIRS.search(name):
            return False
        return any(re.search(rf"\b{re.escape(word.lower())}", name) for word in self.words)
