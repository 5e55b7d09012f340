"""Writing an organisation's own prompt sets: each change is a new version, and none is ever changed or taken away."""

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from alongside.records.audit.changes import append_event
from alongside.records.audit.kinds import EventKind
from alongside.records.prompts.models import PromptSetVersion
from alongside.records.prompts.reads import versions_of
from alongside.records.prompts.values import OwnSet
from alongside.rules.actors import Actor
from alongside.rules.prompts.prompt import Prompt
from alongside.rules.prompts.writing import OWN, NewSet, check_may_write, checked_set, same_words, to_stored
from alongside.rules.refusals import Invalid, Stale


def begin_prompt_set(*, by: Actor, new: NewSet, now: datetime) -> str:
    """Write a new set of the actor's organisation; returns its key. Raises Invalid as rules.prompts.writing."""
    check_may_write(by)
    checked = checked_set(new)
    key = _new_key()
    _add(by, key, 1, replace(checked, prompts=_with_keys(checked.prompts, ())), now)
    return key


def change_prompt_set(*, by: Actor, key: str, new: NewSet, based_on: int, now: datetime) -> int:
    """Write the next version of a set; returns its number. Nothing is written where it says the same.

    Raises Stale when somebody wrote a newer one since `based_on`.
    """
    checked = checked_set(new)
    newest = _newest(by, key, based_on)
    if same_words(newest.set, checked) and not newest.is_withdrawn:
        return newest.set.version
    prompts = _with_keys(checked.prompts, newest.set.prompts)
    _add(by, key, newest.set.version + 1, replace(checked, prompts=prompts), now)
    return newest.set.version + 1


def withdraw_prompt_set(*, by: Actor, key: str, based_on: int, now: datetime) -> None:
    """Offer a set for no new pack. Packs that were made with it go on asking it."""
    newest = _newest(by, key, based_on)
    if not newest.is_withdrawn:
        _add(by, key, newest.set.version + 1, _as_new(newest), now, is_withdrawn=True)


def put_back_prompt_set(*, by: Actor, key: str, version: int, based_on: int, now: datetime) -> int:
    """Make an earlier version the newest again, as a version of its own; returns its number."""
    newest = _newest(by, key, based_on)
    found = [
        each
        for each in versions_of(by=by, organisation=by.known_organisation, key=key)
        if each.set.version == version and not each.is_withdrawn
    ]
    if not found:
        raise Invalid("prompts.unknown-version", field="version")
    _add(by, key, newest.set.version + 1, _as_new(found[0]), now)
    return newest.set.version + 1


def _newest(by: Actor, key: str, based_on: int) -> OwnSet:
    check_may_write(by)
    newest = versions_of(by=by, organisation=by.known_organisation, key=key)[0]
    if newest.set.version != based_on:
        raise Stale("prompts.newer-version", field="title", values={"theirs": newest.set.title})
    return newest


def _as_new(own: OwnSet) -> NewSet:
    return NewSet(own.set.title, own.set.prompts, own.set.conditions, own.set.language)


def _with_keys(prompts: tuple[Prompt, ...], before: tuple[Prompt, ...]) -> tuple[Prompt, ...]:
    """Each question with a key that is its own for ever: the one that it had, or a new one."""
    known = {each.key for each in before}
    return tuple(each if each.key in known else replace(each, key=_new_key()) for each in prompts)


def _new_key() -> str:
    return f"{OWN}{uuid4().hex[:16]}"


def _add(by: Actor, key: str, version: int, new: NewSet, now: datetime, *, is_withdrawn: bool = False) -> None:
    PromptSetVersion(
        id=uuid4(),
        organisation_id=by.known_organisation,
        key=key,
        version=version,
        title=new.title,
        language=new.language,
        conditions=list(new.conditions),
        prompts=to_stored(new.prompts),
        is_withdrawn=is_withdrawn,
        written_at=now,
        written_by=by.known_account,
        written_by_name=by.name,
    ).save(force_insert=True)
    detail = {"set": key, "version": str(version)}
    append_event(by=by, now=now, kind=EventKind.PROMPTS_WRITTEN, detail=detail)
