"""JSON read strictly."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.engines.fhir.strict_json import DEEPEST, NotJson, dump, load

TEXT = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)


@given(VALUES)
def test_any_value_is_read_and_written_back_the_same(value):
    assert load(json.dumps(value, ensure_ascii=True).encode()) == value
    assert load(dump(value)) == value


@given(st.binary())
def test_any_bytes_are_read_or_refused_never_an_error(content):
    try:
        value = load(content)
    except NotJson as refused:
        assert refused.words
    else:
        assert load(dump(value)) == value


@given(st.text(alphabet='{}[]",:\\u0dD8eE+-.19 \ntruefalsnNaIiy'))
def test_anything_like_json_is_read_or_refused_never_an_error(text):
    try:
        value = load(text)
    except NotJson as refused:
        assert refused.words
    else:
        assert json.loads(text) == json.loads(dump(value))


def test_fractions_keep_their_digits():
    assert load(b"[1.50, 175.98241711129813, 1e2]") == [Decimal("1.50"), Decimal("175.98241711129813"), Decimal("1E+2")]
    assert dump(load(b'{"value": 1.50, "b": "\xc3\xa9"}')) == '{"value":1.50,"b":"é"}'


def test_an_escaped_pair_is_one_character_and_an_escaped_backslash_is_not_a_nul():
    assert load(rb'["\ud83d\ude00", "\\u0000"]') == ["😀", "\\u0000"]


def test_as_deep_as_allowed_is_read():
    assert load(b"[" * DEEPEST + b"]" * DEEPEST)


@pytest.mark.parametrize(
    ("content", "message", "line", "column"),
    [
        (b"", "json.empty", 0, 0),
        (b" \n", "json.empty", 0, 0),
        (b'{"role": "x",\n "role": "admin"}', "json.name-twice", 2, 2),
        (rb'{"a": 1, "\u0061": 2}', "json.name-twice", 1, 10),
        (b'{"b": {"a": 1}, "a": [{"a": 1, "a": 1}]}', "json.name-twice", 1, 32),
        (b'{"a":\n [NaN]}', "json.not-a-number", 2, 3),
        (b"-Infinity", "json.not-a-number", 1, 1),
        (b"[" * (DEEPEST + 1) + b"]" * (DEEPEST + 1), "json.too-deep", 1, DEEPEST + 1),
        (b'{"a":' * 900 + b"1" + b"}" * 900, "json.too-deep", 1, DEEPEST * 5 + 1),
        (b"[" * 100_000 + b"]" * 100_000, "json.too-deep", 1, DEEPEST + 1),
        (b"[" + b"9" * 5_000 + b"]", "json.number-too-large", 1, 2),
        (b"[1, 9223372036854775808]", "json.number-too-large", 1, 5),
        (b"[1e999999999999999999999]", "json.number-too-large", 1, 2),
        (b"[0." + b"1" * 50 + b"]", "json.number-too-large", 1, 2),
        (rb'{"a": "\u0000"}', "json.forbidden-character", 1, 7),
        (rb'{"\ud800": 1}', "json.forbidden-character", 1, 2),
        (rb'["\ude00\ud83d"]', "json.forbidden-character", 1, 2),
        (b'["\x00"]', "json.broken", 1, 3),
        (b'{"a": 1', "json.cut-short", 1, 8),
        (b'["abc', "json.cut-short", 1, 2),
        (b"{}\n{}", "json.more-than-one-value", 2, 1),
        (b"<html>", "json.broken", 1, 1),
        (b"{'a': 1}", "json.broken", 1, 2),
        (b'["\x80"]', "json.not-utf-8", 1, 3),
        (b'\xef\xbb\xbf{"a": 1}', "json.byte-order-mark", 1, 1),
        ('{"a": 1}'.encode("utf-16"), "json.not-utf-8", 1, 1),
    ],
)
def test_a_refusal_says_what_is_wrong_and_where(content, message, line, column):
    with pytest.raises(NotJson) as refused:
        load(content)
    assert (refused.value.message, refused.value.line, refused.value.column) == (message, line, column)
