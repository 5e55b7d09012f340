"""How a person is doing (uses), DIALOG+ (sessions), and what an organisation may use (permissions)."""

from alongside.records.measures.reads.permissions import permissions_for
from alongside.records.measures.reads.sessions import last_actions_for, open_talk
from alongside.records.measures.reads.uses import open_measures, use_going_on, where_used

__all__ = ["last_actions_for", "open_measures", "open_talk", "permissions_for", "use_going_on", "where_used"]
