"""Sets one paper: values in as JSON, PDF/UA out, with a visible mark for each sign that no font has."""

import json
import re
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from importlib import resources
from typing import TYPE_CHECKING, Any, cast

import typst

from alongside.engines.paper.fonts import fonts
from alongside.engines.paper.values import Paper

if TYPE_CHECKING:  # only in the stub
    from typst import PDFStandard

UNPRINTED = "\ufffd"  # the replacement character: visible, in Noto Sans, and it means just this
_TEMPLATES = str(resources.files("alongside.engines.paper") / "templates")
_STANDARDS: "list[PDFStandard]" = ["ua-1", "a-3a"]
_ROUNDS = (
    5  # each round reports every sign that is missing; replacing can only bring up a new one by breaking a cluster
)
_MISSING = re.compile(r'(?:the text|the PDF contains the codepoint) `"(.*?)"` ?(?:could not|\n|$)', re.DOTALL)
_ESCAPE = re.compile(r"\\(u\{([0-9a-f]+)\}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


def set_paper(template: str, facts: Mapping[str, Any], dated: date) -> Paper:
    """Set `templates/<template>.typ` with these facts. The same facts give the same bytes, whenever and wherever.

    A sign that no font has is replaced by UNPRINTED and named in the notes; every other word stays. facts must hold
    "unprinted" (bool), which the template shows as a sentence.
    """
    missing: dict[str, None] = {}
    for _ in range(_ROUNDS):
        try:
            return _compiled(template, facts, missing, dated, _STANDARDS)
        except typst.TypstError as error:
            found = [sign for sign in _missing_signs(error.diagnostic) if sign not in missing]
            if not found:
                raise
            missing |= dict.fromkeys(found)
    # Better a letter with an empty box in it, and a note, than no letter.
    return _compiled(template, facts, missing, dated, [])


def _compiled(
    template: str,
    facts: Mapping[str, Any],
    missing: Mapping[str, None],
    dated: date,
    standards: "list[PDFStandard]",
) -> Paper:
    shown = _without(facts, missing) | {"unprinted": bool(missing)}
    compiler = typst.Compiler(
        f"{_TEMPLATES}/{template}.typ",
        root=_TEMPLATES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"facts": json.dumps(shown, ensure_ascii=False)},
    )
    made_at = int(datetime.combine(dated, time(), UTC).timestamp())
    pdf = cast(bytes, compiler.compile(format="pdf", pdf_standards=standards, timestamp=made_at))
    pages = json.loads(compiler.query("<pages>", field="value", one=True))
    return Paper(pdf=pdf, pages=pages, notes=tuple(_note(sign) for sign in missing))


def _without(facts: Mapping[str, Any], missing: Mapping[str, None]) -> dict[str, Any]:
    if not missing:
        return dict(facts)
    pattern = re.compile("|".join(re.escape(sign) for sign in sorted(missing, key=len, reverse=True)))

    def cleaned(value: Any) -> Any:
        if isinstance(value, str):
            return pattern.sub(UNPRINTED, value)
        if isinstance(value, dict):
            return {key: cleaned(each) for key, each in value.items()}
        return [cleaned(each) for each in value] if isinstance(value, list | tuple) else value

    return {key: cleaned(value) for key, value in facts.items()}


def _missing_signs(diagnostic: str) -> list[str]:
    """The signs that typst names; it quotes them as Rust does."""
    return [_ESCAPE.sub(_unescaped, quoted) for quoted in _MISSING.findall(diagnostic)]


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(match[2], 16)) if match[2] else _ESCAPED.get(match[1], match[1])


def _note(sign: str) -> str:
    return ", ".join(f"U+{ord(each):04X} {unicodedata.name(each, 'unnamed')}" for each in sign)
