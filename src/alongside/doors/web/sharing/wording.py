"""What is said about sharing: who a reader is, what somebody sees without a decision, and what a decision does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alongside.doors.role_names import ROLE_WORDS, ROLES_WORDS
from alongside.doors.section_names import section_name
from alongside.doors.web.plan_parts import listed
from alongside.records.sharing.values import Reader, SharingPage
from alongside.rules.actors import Purpose, Role
from alongside.rules.plan.sections import ALL_SECTIONS, Section
from alongside.rules.sharing_choices import SharingPurpose
from alongside.rules.sharing_effects import (
    TOLD_ROLES,
    Decided,
    Effect,
    effect_of,
    in_force,
    knows_of,
    reading_of,
    seen_whatever_is_decided,
    seen_without_a_decision,
)

PURPOSES = (
    (str(SharingPurpose.DIRECT_CARE), gettext_lazy("Care and support")),
    (str(SharingPurpose.EMERGENCY), gettext_lazy("Emergencies")),
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a decision does for some of those it is about. `only`: "In an emergency", where that is when it holds."""

    who: str
    only: str
    seen: tuple[str, ...]
    not_seen: tuple[str, ...]
    may: tuple[str, ...]
    new: tuple[str, ...]
    ends: tuple[str, ...]


def reader_words(reader: Reader, name: str) -> str:
    """Riverside / Care coordinators at Riverside / Carol Okoro, as care coordinator."""
    if reader.role and reader.organisation:
        return _("%(roles)s at %(name)s") % {"roles": ROLES_WORDS[reader.role], "name": name}
    if reader.role:
        return _("%(name)s, as %(role)s") % {"name": name, "role": ROLE_WORDS[reader.role]}
    return name


def not_wanted(name: str, *, own: bool) -> str:
    """Why somebody with whom something is shared sees nothing: it was the person's own decision."""
    if own:
        return _("You said that you do not want %(who)s to be involved, so they see nothing.") % {"who": name}
    return _("The person does not want %(who)s to be involved, so they see nothing.") % {"who": name}


def quoted(sections: Iterable[Section]) -> str:
    """“About me” and “My health”, in page order"""
    chosen = frozenset(sections)
    return listed(tuple(f"“{section_name(section)}”" for section in Section if section in chosen))


def names_in_order(sections: Iterable[Section]) -> tuple[str, ...]:
    chosen = frozenset(sections)
    return tuple(section_name(section) for section in Section if section in chosen)


def may_sentences(
    sections: Iterable[Section], comment_on: Iterable[Section], contribute_to: Iterable[Section]
) -> tuple[str, ...]:
    """What somebody may do beyond reading, in a sentence each; nothing where they may only read."""
    seen, adds = frozenset(sections), frozenset(contribute_to)
    comments = frozenset(comment_on) | adds
    if not comments:
        return (_("They may only read."),) if seen else ()
    said = [
        _("They may comment on all of this.")
        if comments == seen
        else _("They may comment on %(parts)s.") % {"parts": quoted(comments)}
    ]
    if adds:
        said.append(
            _("They may add to all of this.")
            if adds == seen
            else _("They may add to %(parts)s.") % {"parts": quoted(adds)}
        )
    return tuple(said)


def purpose_sentence(purposes: Iterable[str]) -> str:
    """For what a reader may use it, where that is not care and support alone."""
    chosen = frozenset(map(str, purposes))
    if chosen == {str(SharingPurpose.EMERGENCY)}:
        return _("Only in an emergency.")
    return _("For care and support, and in an emergency.") if str(SharingPurpose.EMERGENCY) in chosen else ""


def told_of(page: SharingPage, reader: Reader, name: str, after: Decided | None, today: date) -> list[Told]:
    """What a decision about this reader does, for each group of those it is about, and for emergencies by themselves.

    after: the decision that is about to be made; None when it only ends what is.
    """
    decided = dict(page.decided_about(reader))
    before = in_force(decided.values(), today)
    then = in_force(({**decided, reader: after} if after else decided).values(), today)
    purposes = [Purpose.DIRECT_CARE]
    if after and str(SharingPurpose.EMERGENCY) in after.purposes and after.purposes != {*map(str, SharingPurpose)}:
        purposes = [Purpose.EMERGENCY, Purpose.DIRECT_CARE]
    roles, looked_after = page.roles_of(reader), page.is_looked_after_by(reader)
    return [
        _told(reader, name, purpose, found, of_several=len(roles) != len(found.roles))
        for purpose in purposes
        for found in _grouped(
            {
                role: effect_of(role=role, purpose=purpose, looked_after=looked_after, before=before, after=then)
                for role in roles
            }
        )
    ]


def seen_now(page: SharingPage, reader: Reader, today: date) -> list[Section]:
    """The parts that whoever changes a decision begins from: what was decided, else what is seen without a decision."""
    decided = page.decision_about(reader)
    if decided and decided.is_in_force(today):
        return list(decided.sections)
    holds = in_force(dict(page.decided_about(reader)).values(), today)
    looked_after = page.is_looked_after_by(reader)
    seen = {
        section
        for role in page.roles_of(reader)
        for section in Section
        if reading_of(role, section, looked_after=looked_after, decided=holds).because
    }
    return [section for section in Section if section in seen]


@dataclass(frozen=True, slots=True)
class _Found:
    effect: Effect
    roles: tuple[Role, ...]


def _grouped(effects: Mapping[Role, Effect]) -> list[_Found]:
    """Roles for which a decision does the same are told of together."""
    different = dict.fromkeys(effects.values())
    return [_Found(effect, tuple(role for role, each in effects.items() if each == effect)) for effect in different]


def _told(reader: Reader, name: str, purpose: Purpose, found: _Found, *, of_several: bool) -> Told:
    effect = found.effect
    who = reader_words(reader, name)
    if of_several:
        roles = listed(tuple(str(ROLES_WORDS[role]) for role in found.roles))
        who = _("%(roles)s at %(name)s") % {"roles": roles, "name": name}
    return Told(
        who=who,
        only=_("In an emergency") if purpose == Purpose.EMERGENCY else "",
        seen=names_in_order(effect.reads),
        not_seen=names_in_order(ALL_SECTIONS - effect.reads),
        may=may_sentences(effect.reads, effect.comments, effect.adds),
        new=names_in_order(effect.new) if effect.new != effect.reads else (),
        ends=names_in_order(effect.ends),
    )


def team_sentences(page: SharingPage, organisation: UUID, today: date, *, own: bool) -> list[str]:
    """What each role of an organisation that looks after somebody sees today, in words: as usual, or by a decision."""
    groups: dict[tuple[frozenset[Section], frozenset[Section], bool], list[str]] = {}
    for role in filter(knows_of, TOLD_ROLES):
        decided = dict(page.decided_about(Reader(organisation=organisation, role=role)))
        holds, usual = in_force(decided.values(), today), seen_without_a_decision(role)
        readings = {each: reading_of(role, each, looked_after=True, decided=holds) for each in Section}
        seen = frozenset(each for each, reading in readings.items() if reading.because)
        key = (seen, seen_whatever_is_decided(role), holds is not None and seen != usual)
        groups.setdefault(key, []).append(str(ROLES_WORDS[role]))
    return [
        _by_choice(listed(tuple(names)), seen, own=own)
        if chosen
        else _default(listed(tuple(names)), seen, always, own=own)
        for (seen, always, chosen), names in groups.items()
    ]


def seen_all_the_same(page: SharingPage, reader: Reader, *, own: bool) -> str:
    """Who of an organisation that looks after somebody sees the plan whatever is decided about it; or nothing."""
    if reader.role or not reader.organisation or not page.is_looked_after_by(reader):
        return ""
    roles = listed(tuple(str(ROLES_WORDS[role]) for role in TOLD_ROLES if seen_whatever_is_decided(role)))
    values = {"roles": roles, "name": page.name_of(reader)}
    if own:
        return (
            _("%(roles)s at %(name)s still see all of your plan, whatever you choose. They keep people safe.") % values
        )
    return _("%(roles)s at %(name)s still see all of the plan, whatever is chosen. They keep people safe.") % values


def _by_choice(who: str, seen: frozenset[Section], *, own: bool) -> str:
    values = {"who": who, "parts": quoted(seen)}
    if not seen:
        return (
            _("%(who)s see nothing of your plan, because you chose it.")
            if own
            else _("%(who)s see nothing of the plan, because the person chose it.")
        ) % values
    return (
        _("%(who)s see %(parts)s, because you chose it.")
        if own
        else _("%(who)s see %(parts)s, because the person chose it.")
    ) % values


def _default(who: str, seen: frozenset[Section], always: frozenset[Section], *, own: bool) -> str:
    values = {"who": who, "parts": quoted(seen)}
    if not seen:
        return (
            _("%(who)s see who you are and what is due. They do not see what your plan says.")
            if own
            else _("%(who)s see who they are and what is due. They do not see what the plan says.")
        ) % values
    if always == seen:
        return (
            _("%(who)s see all of your plan, whatever you choose. They keep people safe.")
            if own
            else _("%(who)s see all of the plan, whatever is chosen. They keep people safe.")
        ) % values
    if seen == ALL_SECTIONS:
        return (
            _("%(who)s see all of your plan, unless you say otherwise.")
            if own
            else _("%(who)s see all of the plan, unless the person says otherwise.")
        ) % values
    return (
        _("%(who)s see %(parts)s, unless you say otherwise.")
        if own
        else _("%(who)s see %(parts)s, unless the person says otherwise.")
    ) % values
