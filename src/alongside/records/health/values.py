"""What other floors get to know of a person's health: frozen values."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from alongside.rules.quantities import shown_pressure, shown_value


@dataclass(frozen=True, slots=True)
class ResultView:
    """One result. second_value is the lower number of a blood pressure. Fits rules.quantities.Dated."""

    id: UUID
    code: str
    name: str
    taken_at: datetime
    status: str
    value: Decimal | None
    second_value: Decimal | None
    unit: str
    words: str
    is_typed_here: bool

    @property
    def shown(self) -> str:
        """The value with its unit, as people read it."""
        if self.value is None:
            return self.words
        if self.second_value is not None:
            return shown_pressure(self.value, self.second_value)
        return shown_value(self.value, self.unit)


@dataclass(frozen=True, slots=True)
class HealthSummary:
    """Names of what a person has and takes now, and the last result of each kind with the one before it.

    medicines_since: for each of the medicines the date that came with it, as precise as it was given, or nothing.
    """

    conditions: tuple[str, ...]
    medicines: tuple[str, ...]
    allergies: tuple[str, ...]
    results: tuple[tuple[ResultView, ResultView | None], ...]
    medicines_since: tuple[str, ...] = ()
