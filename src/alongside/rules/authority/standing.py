"""How far a record of authority has come: somebody says so, it is seen, verified, used, and out of use again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.rules.authority.kinds import BY_COURT, LASTING_POWERS, PUBLIC_GUARDIAN, AuthorityKind
from alongside.rules.refusals import Invalid, NotReady


class Standing(StrEnum):
    """Where a record stands (domain.md 13.1). Only IN_FORCE is ever acted on."""

    ASSERTED = "asserted"  # somebody says so
    DOCUMENT_SEEN = "document-seen"
    VERIFIED = "verified"  # checked at its source, by whom and how
    IN_FORCE = "in-force"
    SUSPENDED = "suspended"  # stopped for now
    WITHDRAWN = "withdrawn"  # the one who gave it took it back, or the holder gave it up
    ENDED = "ended"
    UNSURE = "unsure"  # a doubt has come up: not acted on until it is settled


NEXT: Mapping[Standing | None, tuple[Standing, ...]] = {
    None: (Standing.ASSERTED,),
    Standing.ASSERTED: (Standing.DOCUMENT_SEEN, Standing.UNSURE, Standing.WITHDRAWN, Standing.ENDED),
    Standing.DOCUMENT_SEEN: (Standing.VERIFIED, Standing.UNSURE, Standing.WITHDRAWN, Standing.ENDED),
    Standing.VERIFIED: (
        Standing.IN_FORCE,
        Standing.SUSPENDED,
        Standing.UNSURE,
        Standing.WITHDRAWN,
        Standing.ENDED,
    ),
    Standing.IN_FORCE: (Standing.SUSPENDED, Standing.UNSURE, Standing.WITHDRAWN, Standing.ENDED),
    Standing.SUSPENDED: (Standing.IN_FORCE, Standing.UNSURE, Standing.WITHDRAWN, Standing.ENDED),
    Standing.UNSURE: (Standing.DOCUMENT_SEEN, Standing.SUSPENDED, Standing.WITHDRAWN, Standing.ENDED),
    Standing.WITHDRAWN: (),
    Standing.ENDED: (),
}


_WHILE_GUARDED = (Standing.WITHDRAWN, Standing.ENDED)


class Checked(StrEnum):
    """How a document was verified at its source."""

    STAMPED_PAPER = "stamped-paper"  # every page carries the Public Guardian's stamp
    ACCESS_CODE = "access-code"  # the "use a lasting power of attorney" service
    REGISTER_SEARCH = "register-search"  # the Public Guardian's register (form OPG100)
    COURT_ORDER = "court-order"  # the sealed order
    BIRTH_CERTIFICATE = "birth-certificate"
    COURT_RECORD = "court-record"  # a parental responsibility or special guardianship order, or agreement
    LOCAL_AUTHORITY = "local-authority"  # asked of the local authority, or of the advocacy service


# What verifies what. A power of attorney is checked at the Public Guardian, a deputy by the court's own order.
ENOUGH: Mapping[AuthorityKind, frozenset[Checked]] = {
    **dict.fromkeys(PUBLIC_GUARDIAN, frozenset({Checked.STAMPED_PAPER, Checked.ACCESS_CODE, Checked.REGISTER_SEARCH})),
    **dict.fromkeys(BY_COURT, frozenset({Checked.COURT_ORDER, Checked.REGISTER_SEARCH})),
    AuthorityKind.PARENTAL_RESPONSIBILITY: frozenset({Checked.BIRTH_CERTIFICATE, Checked.COURT_RECORD}),
}
OTHERS = frozenset({Checked.LOCAL_AUTHORITY, Checked.COURT_RECORD})


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of the paper behind an authority when it is to be verified."""

    kind: AuthorityKind
    reference: str = ""
    registered_on: date | None = None
    ends_on: date | None = None


def next_standings(standing: Standing | None, *, is_guarded: bool = False) -> tuple[Standing, ...]:
    """Where a record can go from here. A withdrawn or ended one stays: what comes back is a new record.

    is_guarded: a safeguarding lead keeps it stopped (rule K3). Then it can end, and nothing else.
    """
    return tuple(each for each in NEXT[standing] if not is_guarded or each in _WHILE_GUARDED)


def can_guard(standing: Standing, *, is_guarded: bool) -> bool:
    """Rule K3: whether a safeguarding lead can stop it from here: it is not over, and none of them keeps it stopped."""
    return not is_guarded and bool(NEXT[standing])


def check_step(standing: Standing | None, to: Standing, *, is_guarded: bool = False) -> None:
    """Raise NotReady unless a record may go from `standing` to `to`. Nothing is in force that was not verified."""
    if is_guarded and to not in _WHILE_GUARDED:
        raise NotReady("authority.kept-stopped")
    if to not in NEXT[standing]:
        message = "authority.verify-first" if to == Standing.IN_FORCE else "authority.not-from-here"
        raise NotReady(message, values={"standing": standing or "", "to": to})


def check_verified(document: Document, how: Checked | None, today: date) -> None:
    """Raise Invalid unless this document can be called verified.

    A next of kin holds nothing that could be (rule A5). A power of attorney is one only when registered with the
    Public Guardian (rule A3: MCA 2005 s.9(2)(b)); a deputy needs the court's order, with its number (s.16).
    """
    if document.kind == AuthorityKind.NEXT_OF_KIN:
        raise Invalid("authority.next-of-kin", field="kind")
    if how is None or how not in ENOUGH.get(document.kind, OTHERS):
        raise Invalid("authority.how-checked", field="checked")
    if document.kind in LASTING_POWERS:
        check_registered(document.registered_on, today)
    if document.kind in PUBLIC_GUARDIAN | BY_COURT and not document.reference.strip():
        raise Invalid("authority.reference", field="reference")
    if document.ends_on is not None and document.ends_on < today:
        raise Invalid("authority.ended-already", field="ends_on")


def check_registered(registered_on: date | None, today: date) -> None:
    """Rule A3: raise Invalid for a power of attorney that is not registered (MCA 2005 s.9(2)(b) and sch.1 para.4)."""
    if registered_on is None or registered_on > today:
        raise Invalid("authority.not-registered", field="registered_on")
