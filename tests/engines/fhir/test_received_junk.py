"""Whatever a file holds, reading it never raises an unexpected error."""

import json
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alongside.engines.fhir.received import read_people
from alongside.rules.received import FileRead, UnreadableFile
from tests.engines.fhir.made_bundles import MADE_ON, made_bundle

CALM = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SUFFIXES = st.sampled_from([".json", ".ndjson", ".json.gz"])
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.just({"reference": "Patient/x"}),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


def _places(value, path=()):
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, each in inner:
        yield from _places(each, (*path, name))


PLACES = list(_places(made_bundle()))[1:]


@CALM
@given(st.lists(st.tuples(st.sampled_from(PLACES), JUNK), min_size=1, max_size=3), SUFFIXES)
def test_junk_anywhere_never_raises_an_error(tmp_path, changes, suffix):
    bundle = made_bundle()
    for place, junk in changes:
        _put(bundle, place, junk)
    path = tmp_path / f"p{suffix}"
    content = "\n".join(map(json.dumps, _lines(bundle))) if suffix == ".ndjson" else json.dumps(bundle)
    path.write_text(content)
    try:
        *_, summary = read_people(path, now=MADE_ON)
    except UnreadableFile as refused:
        assert refused.reason.words
    else:
        assert summary.people + summary.rejected >= 0


def _put(bundle, place, junk):
    """Replace what is at a place, unless an earlier change took the way to it away."""
    *way, last = place
    target = bundle
    with suppress(KeyError, IndexError, TypeError):
        for step in way:
            target = target[step]
        target[last] = junk


def _lines(bundle):
    entries = bundle.get("entry")
    if not isinstance(entries, list):
        return [bundle]
    return [each.get("resource") if isinstance(each, dict) else each for each in entries]


@CALM
@given(st.binary(max_size=200), SUFFIXES)
def test_any_bytes_never_raise_an_error(tmp_path, content, suffix):
    path = tmp_path / f"p{suffix}"
    path.write_bytes(content)
    try:
        readings = list(read_people(path, now=MADE_ON))
    except UnreadableFile as refused:
        assert refused.reason.words
    else:
        assert isinstance(readings[-1], FileRead)
