"""What came of one attempt to hand something over: the same answer from every gateway."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Delivered:
    """The receiver took it on. `reference` is the receiver's own name for it, or ours where it gives none."""

    reference: str


@dataclass(frozen=True, slots=True)
class Failed:
    """The receiver did not take it on. `reason` is a code without personal data, fit for a log.

    retry: the same thing may be handed over again later. False: it will never be taken as it is; a human must look.
    """

    reason: str
    retry: bool


@dataclass(frozen=True, slots=True)
class Unsure:
    """The connection broke after all was said: the receiver may have taken it on or not, and would take it twice."""

    reason: str


type Outcome = Delivered | Failed | Unsure
