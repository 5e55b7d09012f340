"""Every field of every model says what it holds, how long it is kept, and how it leaves."""

from pathlib import Path

import dictionary
from tests.house.source import listed

FILE = Path("docs/reference/data-dictionary.toml")


def test_every_field_is_classified() -> None:
    added = dictionary.missing(dictionary.load())
    lines = [line for name, fields in added.items() for line in (f"[{name}]", *fields)]
    assert not lines, listed([f"Add to {FILE} (python tools/dictionary.py does), and say what each holds:", *lines])


def test_every_classification_is_of_a_field_that_exists() -> None:
    known = {dictionary.name_of(model): set(dictionary.fields_of(model)) for model in dictionary.ours()}
    stale = [name for name, field, _words in entries() if field not in known.get(name, ())]
    assert not stale, listed([f"{FILE}: {name} has a field that no longer exists" for name in stale])


def test_every_classification_uses_the_words_at_the_top_of_the_file() -> None:
    problems = [f"{FILE}: {name}.{field} = {words!r}" for name, field, words in entries() if not is_said(words)]
    assert not problems, listed(["Say kind; kept; leaves:", *problems])


def entries() -> list[tuple[str, str, str]]:
    """Model, field and words of every line."""
    return [
        (f"{app}.{model}", field, words)
        for app, models in dictionary.load().items()
        for model, fields in models.items()
        for field, words in fields.items()
    ]


def is_said(words: str) -> bool:
    """Whether a classification has its three parts, each from the list."""
    parts = words.split("; ")
    allowed = (dictionary.KINDS, dictionary.KEPT, dictionary.LEAVES)
    return len(parts) == 3 and all(part in choice for part, choice in zip(parts, allowed, strict=True))
