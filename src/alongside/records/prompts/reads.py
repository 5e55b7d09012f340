"""The reads of prompt sets: those that are shipped, and an organisation's own. No person's words are in them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Q

from alongside.records.prompts.models import PromptSetVersion
from alongside.records.prompts.values import OwnSet
from alongside.rules.actors import Actor
from alongside.rules.prompts.prompt import Prompt, PromptSet
from alongside.rules.prompts.registry import PROMPT_SETS, every_prompt, newest_of, prompt_set, prompts_of
from alongside.rules.prompts.writing import from_stored, is_own
from alongside.rules.refusals import Unknown


def sets_to_choose(*, by: Actor, organisation: UUID) -> tuple[PromptSet, ...]:
    """The newest version of every set that a new pack of this organisation can ask, the shipped ones first."""
    own = [each.set for each in own_sets(by=by, organisation=organisation) if not each.is_withdrawn]
    return (*newest_of(PROMPT_SETS), *own)


def own_sets(*, by: Actor, organisation: UUID) -> tuple[OwnSet, ...]:
    """The newest version of each set that the organisation wrote, those that were withdrawn too, by title."""
    rows = PromptSetVersion.objects.filter(organisation_id=organisation).order_by("key", "-version").distinct("key")
    return tuple(sorted(map(_own, rows), key=lambda each: (each.set.title.casefold(), each.set.key)))


def versions_of(*, by: Actor, organisation: UUID, key: str) -> tuple[OwnSet, ...]:
    """Every version of one set of the organisation's own, the newest first. Raises Unknown for none."""
    rows = PromptSetVersion.objects.filter(organisation_id=organisation, key=key).order_by("-version")
    found = tuple(map(_own, rows))
    if not found:
        raise Unknown("prompts.unknown-set", values={"key": key})
    return found


def sets_kept(*, by: Actor, kept: Iterable[str]) -> Mapping[str, PromptSet]:
    """The sets that packs have kept as "key/version", each by what was kept. One query, and none for shipped sets.

    Raises Unknown for a set that there is not.
    """
    pairs = {each: (each.rpartition("/")[0], int(each.rpartition("/")[2])) for each in kept}
    wanted = Q()
    for key, version in pairs.values():
        wanted |= Q(key=key, version=version) if is_own(key) else Q()
    rows = PromptSetVersion.objects.filter(wanted) if wanted else ()
    known = (*PROMPT_SETS, *(_own(row).set for row in rows))
    return {each: prompt_set(key, version, known) for each, (key, version) in pairs.items()}


def prompts_asked(*, by: Actor, kept: Iterable[str]) -> tuple[Prompt, ...]:
    """The prompts of one pack in page order, from what it has kept."""
    return prompts_of(sets_kept(by=by, kept=kept).values())


def prompts_of_keys(*, by: Actor, keys: Iterable[str]) -> tuple[Prompt, ...]:
    """The prompts of these keys in their newest words, in the order of their sets. One query, none for shipped ones.

    What was answered names its prompt; a prompt that nobody knows any more is left out.
    """
    wanted = frozenset(keys)
    shipped = [each for each in every_prompt() if each.key in wanted]
    own = [key for key in wanted if is_own(key)]
    if not own:
        return tuple(shipped)
    named = Q()
    for key in own:
        named |= Q(prompts__prompts__contains=[{"key": key}])
    sets = [_own(row).set for row in PromptSetVersion.objects.filter(named).order_by("written_at", "key")]
    return (*shipped, *(each for each in every_prompt(sets) if each.key in wanted))


def _own(row: PromptSetVersion) -> OwnSet:
    return OwnSet(
        set=PromptSet(
            key=row.key,
            version=row.version,
            title=row.title,
            prompts=from_stored(row.prompts),
            conditions=tuple(row.conditions),
            language=row.language,
        ),
        organisation=row.organisation_id,
        is_withdrawn=row.is_withdrawn,
        written_at=row.written_at,
        written_by_name=row.written_by_name,
    )
