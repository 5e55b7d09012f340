"""Changes of authority: powers and their steps, findings and decisions, and the accounts of proxies."""

from alongside.records.authority.changes.findings import (
    end_fact,
    note_fact,
    record_assessment,
    record_best_interests,
    record_judgement,
)
from alongside.records.authority.changes.guarding import give_back_authority, guard_authority
from alongside.records.authority.changes.powers import move_authority, record_authority
from alongside.records.authority.changes.proxies import invite_proxy, welcome_proxy

__all__ = [
    "end_fact",
    "give_back_authority",
    "guard_authority",
    "invite_proxy",
    "move_authority",
    "note_fact",
    "record_assessment",
    "record_authority",
    "record_best_interests",
    "record_judgement",
    "welcome_proxy",
]
