"""The stages of a round: one pass through identify, prepare, discuss, document and review."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from alongside.rules.refusals import NotReady


class Stage(StrEnum):
    """Where one round stands. Every move is a human's decision; nothing moves by itself."""

    INVITED = "invited"
    NOT_NOW = "not-now"  # undecided, or unable for the moment: a date says when to ask again
    DECLINED = "declined"
    ACCEPTED = "accepted"
    PREPARING = "preparing"
    DISCUSSING = "discussing"
    DRAFTING = "drafting"
    AGREED = "agreed"
    REVIEWING = "reviewing"  # a review opens the next round
    CLOSED = "closed"  # agreed, and the next round has begun
    ENDED = "ended"  # stopped on the way, with a reason: moved away, died, changed their mind


# Source: domain.md 13.1. None is "no round yet": a person is invited, or asks for a plan, or their plan is reviewed.
# Agreed to drafting is a correction, or a small change between reviews: a new version in the same round.
MOVES: Mapping[Stage | None, tuple[Stage, ...]] = MappingProxyType(
    {
        None: (Stage.INVITED, Stage.ACCEPTED, Stage.REVIEWING),
        Stage.INVITED: (Stage.ACCEPTED, Stage.DECLINED, Stage.NOT_NOW, Stage.ENDED),
        Stage.NOT_NOW: (Stage.INVITED, Stage.ACCEPTED, Stage.DECLINED, Stage.ENDED),
        Stage.DECLINED: (Stage.INVITED, Stage.ACCEPTED, Stage.ENDED),
        Stage.ACCEPTED: (Stage.PREPARING, Stage.DECLINED, Stage.NOT_NOW, Stage.ENDED),
        Stage.PREPARING: (Stage.DISCUSSING, Stage.DECLINED, Stage.NOT_NOW, Stage.ENDED),
        Stage.DISCUSSING: (Stage.DRAFTING, Stage.ENDED),
        Stage.DRAFTING: (Stage.AGREED, Stage.DISCUSSING, Stage.ENDED),
        Stage.AGREED: (Stage.DRAFTING, Stage.CLOSED, Stage.ENDED),
        Stage.REVIEWING: (Stage.PREPARING, Stage.DISCUSSING, Stage.DRAFTING, Stage.ENDED),
        Stage.CLOSED: (),
        Stage.ENDED: (),
    }
)
OPEN = frozenset(stage for stage in Stage if MOVES[stage])
# A round on its way to an agreed plan. A declined or paused one waits for the person.
UNDER_WAY = OPEN - {Stage.DECLINED, Stage.NOT_NOW, Stage.AGREED}


def next_stages(stage: Stage | None) -> tuple[Stage, ...]:
    """The stages that a round can move to from this one; from None, those in which a round can begin."""
    return MOVES[stage]


def check_move(stage: Stage | None, to: Stage) -> None:
    """Raise NotReady unless a round may move from `stage` to `to`. The message says what comes before `to`."""
    if to in MOVES[stage]:
        return
    if stage is not None and stage not in OPEN:
        raise NotReady("stages.round-over", values={"stage": stage, "to": to})
    raise NotReady(f"stages.not-yet-{to}", values={"stage": stage or "", "to": to})


def stages_as_mermaid() -> str:
    """The transition table as a Mermaid state diagram, for the documentation."""
    lines = ["stateDiagram-v2"]
    for stage, following in MOVES.items():
        lines += [f"    {_node(stage)} --> {_node(to)}" for to in following]
    lines += [f"    {_node(stage)} --> [*]" for stage in Stage if stage not in OPEN]
    return "\n".join(lines) + "\n"


def _node(stage: Stage | None) -> str:
    return "[*]" if stage is None else stage.replace("-", "_")
