"""JSON read strictly, so that nothing is guessed or lost, and written back with the digits that were received."""

import json
import re
from decimal import Decimal
from typing import Any

DEEPEST = 32  # levels of nesting; the deepest of 13 real bundles has 11
LONGEST_NUMBER = 40  # characters; FHIR asks for 18 digits
LARGEST_EXPONENT = 30
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_INT64 = range(-(2**63), 2**63)
_SUSPECT_ESCAPE = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s"{}\[\],:]+', re.DOTALL)


class NotJson(ValueError):
    """The text is not the JSON that is accepted here. `message` is a message id, `words` says why in plain words."""

    def __init__(self, message: str, words: str, *, line: int = 0, column: int = 0) -> None:
        super().__init__(f"line {line}, column {column}: {words}" if line else words)
        self.message = message
        self.words = words
        self.line = line
        self.column = column


class _Bad(ValueError):
    """What a hook found; where it is, only a second reading tells."""


def load(received: bytes | str, *, deepest: int = DEEPEST) -> Any:
    """Return the value with Decimals for fractions, or raise NotJson with the line and column.

    Accepted: UTF-8 without a byte order mark, one value. Refused: NaN and Infinity, a name twice in one object, more
    than `deepest` levels, integers past 64 bits, fractions past 40 characters or 30 powers of ten, NUL, half characters
    (lone surrogates).
    """
    text = received if isinstance(received, str) else _decoded(received)
    try:
        value = _DECODER.decode(text)
        too_deep = _depth_exceeds(value, deepest)
    except json.JSONDecodeError as error:
        raise _syntax_error(text, error) from None
    except (_Bad, ArithmeticError, RecursionError):
        raise _found_again(text, deepest) from None
    if too_deep:
        raise _found_again(text, deepest)
    if _SUSPECT_ESCAPE.search(text):
        _check_characters(text)
    return value


def dump(value: Any) -> str:
    """Return compact JSON: members in their order, Decimals with all their digits."""
    if isinstance(value, dict):
        return "{" + ",".join([f"{_ENCODE(name)}:{dump(each)}" for name, each in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ",".join([dump(each) for each in value]) + "]"
    return str(value) if isinstance(value, Decimal) else _ENCODE(value)


def _decoded(received: bytes) -> str:
    try:
        text = received.decode("utf-8")
    except UnicodeDecodeError as error:
        line = received.count(b"\n", 0, error.start) + 1
        column = error.start - received.rfind(b"\n", 0, error.start)
        raise NotJson("json.not-utf-8", "This is not UTF-8 text.", line=line, column=column) from None
    if text.startswith("\ufeff"):
        raise NotJson("json.byte-order-mark", "The text starts with a byte order mark.", line=1, column=1)
    return text


def _integer(literal: str) -> int:
    if len(literal) > 20 or (value := int(literal)) not in _INT64:
        raise _Bad
    return value


def _fraction(literal: str) -> Decimal:
    if (
        len(literal) > LONGEST_NUMBER
        or not -LARGEST_EXPONENT <= (value := Decimal(literal)).adjusted() <= LARGEST_EXPONENT
    ):
        raise _Bad
    return value


def _constant(_name: str) -> Any:
    raise _Bad


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise _Bad
    return value


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_float=_fraction, parse_int=_integer, parse_constant=_constant
)


def _depth_exceeds(value: Any, deepest: int) -> bool:
    level = _containers([value])
    for _ in range(deepest):
        level = [inner for outer in level for inner in _containers(outer)]
        if not level:
            return False
    return True


def _containers(value: Any) -> list[Any]:
    inside = value.values() if isinstance(value, dict) else value
    return [each for each in inside if isinstance(each, dict | list)]


def _check_characters(text: str) -> None:
    """Refuse NUL and half characters, which only an escape can bring in."""
    for token in _TOKEN.finditer(text):
        if token[0][0] != '"' or not _SUSPECT_ESCAPE.search(token[0]):
            continue
        characters = json.loads(token[0])
        if "\x00" in characters or any("\ud800" <= c <= "\udfff" for c in characters):
            words = "A text has a character that cannot be kept (NUL, or half of a character)."
            raise _at(text, token.start(), "json.forbidden-character", words)


def _syntax_error(text: str, error: json.JSONDecodeError) -> NotJson:
    if not text.strip():
        return NotJson("json.empty", "There is nothing here.")
    if error.msg.startswith("Extra data"):
        return _at(text, error.pos, "json.more-than-one-value", "There is something after the end of the JSON.")
    if not text[error.pos :].strip() or error.msg.startswith("Unterminated"):
        return _at(text, error.pos, "json.cut-short", "The JSON stops before its end. Was the file cut short?")
    return _at(text, error.pos, "json.broken", "This is not JSON.")


def _found_again(text: str, deepest: int) -> NotJson:
    """Read the tokens once more, slowly, to find where the first thing is that a hook refused."""
    names: list[set[str] | None] = []
    previous = ""
    for token in _TOKEN.finditer(text):
        piece = token[0]
        if problem := _problem(piece, previous, names, deepest):
            return _at(text, token.start(), *problem)
        previous = piece
    return NotJson("json.broken", "This is not JSON.")


def _problem(piece: str, previous: str, names: list[set[str] | None], deepest: int) -> tuple[str, str] | None:
    """What is wrong with this token, if anything. `names` holds the names seen in each open object (None: a list)."""
    if piece in "{[":
        names.append(set() if piece == "{" else None)
        return ("json.too-deep", f"This is nested more than {deepest} levels deep.") if len(names) > deepest else None
    if piece in "}]":
        del names[-1:]
    elif piece[0] == '"':
        return _repeated(piece, previous, names)
    elif piece in ("NaN", "Infinity", "-Infinity"):
        return "json.not-a-number", f"{piece} is not a number that can be kept."
    elif piece[0] in "-0123456789" and not _can_be_kept(piece):
        return "json.number-too-large", "This number is too long or too large to keep exactly."
    return None


def _repeated(piece: str, previous: str, names: list[set[str] | None]) -> tuple[str, str] | None:
    seen = names[-1] if names else None
    if seen is None or previous not in ("{", ","):
        return None
    name = json.loads(piece, strict=False)
    if name in seen:
        return "json.name-twice", f"The name {piece[:60]} is given twice in the same object."
    seen.add(name)
    return None


def _can_be_kept(number: str) -> bool:
    try:
        _fraction(number) if re.search(r"[.eE]", number) else _integer(number)
    except (ValueError, ArithmeticError):
        return False
    return True


def _at(text: str, position: int, message: str, words: str) -> NotJson:
    line = text.count("\n", 0, position) + 1
    return NotJson(message, words, line=line, column=position - text.rfind("\n", 0, position))
