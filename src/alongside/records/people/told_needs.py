"""What everybody who sees a person sees of their needs: four columns of the statement that each page asks."""

import json

from alongside.rules.needs import Answer, Needs, Subset, Told

ADJUSTMENTS = "adjustments"  # asked about like the four subsets; what is adjusted is a row each
# A record that was joined to this one counts too, as far as the reader may see it.
NEEDS_COLUMNS = """
(select coalesce(json_agg(json_build_array(subset, answer, codes, words, confirmed_at is not null)), '[]')::text
 from (select distinct on (subset) * from people_need where person_id = any(records_of(p.id))
       order by subset, told_at desc, number desc) newest),
(select coalesce(json_agg(distinct what), '[]')::text from people_adjustment
 where person_id = any(records_of(p.id)) and ended_at is null),
exists (select from people_adjustment where person_id = any(records_of(p.id))),
has_safe_way(p.id)
"""


def needs_from(told: str, adjustments: str, has_adjustments: bool, has_safe_way: bool) -> Needs:
    """The needs in the four columns above."""
    by_subset: dict[str, Told] = {
        subset: Told(Answer(answer), tuple(codes), words, is_confirmed)
        for subset, answer, codes, words, is_confirmed in json.loads(told)
    }
    now = tuple(json.loads(adjustments))
    asked = has_adjustments or ADJUSTMENTS in by_subset
    return Needs(
        contact=by_subset.get(Subset.CONTACT_METHOD, Told()),
        format=by_subset.get(Subset.INFORMATION_FORMAT, Told()),
        professional=by_subset.get(Subset.PROFESSIONAL, Told()),
        support=by_subset.get(Subset.SUPPORT, Told()),
        adjustments=now,
        adjusted=Answer.NEEDS if now else Answer.NONE if asked else Answer.NOT_ASKED,
        has_safe_way=has_safe_way,
    )
