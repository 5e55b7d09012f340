"""Templates work under a strict content security policy, and escape what people wrote."""

import re
from pathlib import Path

import pytest

from tests.house.source import PACKAGE, ROOT, listed

TEMPLATES = PACKAGE / "doors" / "web" / "templates"
REFUSED = {
    "an inline style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script\b(?![^>]*\ssrc\s*=)", re.IGNORECASE),
    "an event handler attribute": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a handler that htmx evaluates": re.compile(r"\bhx-(on|vals\s*=\s*[\"']js:)", re.IGNORECASE),
    "a javascript: address": re.compile(r"[\"']\s*javascript:", re.IGNORECASE),
    "text that is not escaped": re.compile(r"\|\s*safe\b|autoescape\s+false", re.IGNORECASE),
    "something from another site": re.compile(r"<(script|link|img|iframe)\b[^>]*(src|href)\s*=\s*[\"']https?:", re.I),
}
POSTED = re.compile(r"<form\b[^>]*method=\"post\".*?</form>", re.DOTALL)
# Signing in and out, and a form that goes back as it came.
WITHOUT_KEY = (
    '<form method="post" action="{{ me.sign_out_href }}">',
    '<form method="post" action="{{ url("sign_out") }}">',
    '<form method="post" action="{{ url("sign_in:persona") }}">',
    '<form class="app-form" method="post" action="{{ kept.address }}">',
)


@pytest.mark.parametrize("what", REFUSED)
def test_no_template_holds(what: str) -> None:
    problems = [
        f"{path.relative_to(ROOT)}:{number}: {what}"
        for path in templates()
        for number, line in enumerate(_without_comments(path.read_text(encoding="utf-8")).splitlines(), start=1)
        if REFUSED[what].search(line)
    ]
    assert not problems, listed(problems)


def test_every_form_that_is_posted_carries_a_key() -> None:
    problems = [
        f"{path.relative_to(ROOT)}: a form without its key; use ui.form (doors/web/idempotency.py)"
        for path in templates()
        for form in POSTED.findall(_without_comments(path.read_text(encoding="utf-8")))
        if "new_key()" not in form and not form.startswith(WITHOUT_KEY)
    ]
    assert not problems, listed(problems)


def templates() -> list[Path]:
    """Every template of a page; e-mails cannot use a style sheet."""
    return sorted(path for path in TEMPLATES.rglob("*.html") if "emails" not in path.parts)


def _without_comments(text: str) -> str:
    """Jinja comments replaced by their line breaks, so that line numbers stay."""
    return re.sub(r"\{#.*?#\}", lambda found: "\n" * found[0].count("\n"), text, flags=re.DOTALL)
