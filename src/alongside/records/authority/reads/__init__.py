"""Reads of authority: what a page shows, what a rule is asked on, and what an account may do for a person now."""

from alongside.records.authority.reads.cited import (
    acts_as_parent,
    authorities_held,
    authority_cited,
    citable_for,
    decision_cited,
    has_best_interests,
    own_authority,
    subject_of,
)
from alongside.records.authority.reads.pages import authorities_guarded, authority_page, authority_view
from alongside.records.authority.reads.proxies import proxied_people, proxy_page, proxy_reach_of

__all__ = [
    "acts_as_parent",
    "authorities_guarded",
    "authorities_held",
    "authority_cited",
    "authority_page",
    "authority_view",
    "citable_for",
    "decision_cited",
    "has_best_interests",
    "own_authority",
    "proxied_people",
    "proxy_page",
    "proxy_reach_of",
    "subject_of",
]
