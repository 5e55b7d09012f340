"""Reads of authority: what a page shows, what a rule is asked on, and what an account may do for a person now."""

from alongside.records.authority.reads.cited import (
    authority_cited,
    decision_cited,
    subject_of,
)
from alongside.records.authority.reads.pages import authority_page, authority_view
from alongside.records.authority.reads.proxies import held_by, proxied_people, proxy_reach_of

__all__ = [
    "authority_cited",
    "authority_page",
    "authority_view",
    "decision_cited",
    "held_by",
    "proxied_people",
    "proxy_reach_of",
    "subject_of",
]
