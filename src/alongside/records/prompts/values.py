"""What other floors get to know of an organisation's own prompt sets."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.rules.prompts.prompt import PromptSet


@dataclass(frozen=True, slots=True)
class OwnSet:
    """One version of a set that an organisation wrote, and who wrote it when."""

    set: PromptSet
    organisation: UUID
    is_withdrawn: bool
    written_at: datetime
    written_by_name: str
