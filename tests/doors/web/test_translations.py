"""Every word of a page can be translated: none stands bare in a template, and all are found by the extractor."""

import re
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg

from tests.house.source import PACKAGE, ROOT

TEMPLATES = PACKAGE / "doors" / "web" / "templates"
OURS = [path for path in sorted(TEMPLATES.rglob("*.html")) if "gallery" not in path.parts]
NOT_WORDS = {"Alongside"}  # our name is the same in every language


def bare_words(source: str) -> list[str]:
    """Text that is neither inside a Jinja expression nor part of the markup."""
    for code in (r"\{#.*?#\}", r"\{%.*?%\}", r"\{\{.*?\}\}", r"<!--.*?-->", r"<[^<>]*>", r"[\w-]+=\"[^\"]*\""):
        source = re.sub(code, " ", source, flags=re.DOTALL)
    return [word for word in re.findall(r"[^\W\d_]{2,}", re.sub(r"&\w+;", " ", source)) if word not in NOT_WORDS]


def spoken_attributes(source: str) -> list[str]:
    """Bare words in attributes that are read out."""
    values = re.findall(r'\s(?:aria-label|alt|title|placeholder)="([^"{]*)', source)
    return [value for value in values if value]


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_no_word_stands_bare(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert bare_words(source) == []
    assert spoken_attributes(source) == []


def test_the_lint_sees_a_bare_word() -> None:
    assert bare_words('<p class="x">Hello {{ name }} {% if a > b %}<b>{{ _("there") }}</b>{% endif %}</p>') == ["Hello"]
    assert spoken_attributes('<nav aria-label="Main">') == ["Main"]


def extracted() -> set[str]:
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)
    keywords = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}
    found = extract_from_dir(PACKAGE, methods, options, keywords=keywords)
    return {words if isinstance(words, str) else words[0] for _file, _line, words, _comments, _context in found}


def test_every_marked_word_of_a_template_is_found() -> None:
    marked = {
        words.encode().decode("unicode_escape").encode("latin-1").decode() if "\\" in words else words
        for path in OURS
        for words in re.findall(r"""[^\w]_\(\s*"((?:[^"\\]|\\.)*)""", path.read_text(encoding="utf-8"))
    }
    assert len(marked) > 100
    assert marked - extracted() == set()


def test_words_of_python_are_found() -> None:
    assert {"care coordinator", "Fill in “{called}”."} <= extracted()
