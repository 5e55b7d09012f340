"""Write docs/reference and the lists in docs/safety, or say with --check which pages no longer equal the code."""

import argparse
import ast
import os
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module

import django
from django.urls import URLPattern, URLResolver, get_resolver

from alongside.doors.jobs.command_list import COMMANDS
from alongside.records.audit.kinds import SENTENCES
from alongside.rules.actors import Role
from alongside.rules.plan.sections import Section
from alongside.rules.sharing import CHOSEN_ROLES, ROLE_SECTIONS
from alongside.rules.stages import MOVES, OPEN, Stage, stages_as_mermaid
from asvs import asvs_page
from bad_inputs import bad_inputs_page
from hazards import hazard_log_page
from leaving import leaving_table, schema_page
from places import REFERENCE, SOURCE

MADE = "<!-- Made from the code by `make docs`. Do not edit. -->\n\n"
SETTING = re.compile(r"^(ALONGSIDE|DATABASE|PG)_[A-Z_]+$")
UNKNOWN = "docs/reference/settings.toml and the code differ about this"
NOT_SETTINGS = {"PG_VERSION"}  # the name of a file in PostgreSQL's data folder


def settings_page() -> str:
    """Every environment variable that the code mentions, with its default and what it is for."""
    about = tomllib.loads((REFERENCE / "settings.toml").read_text(encoding="utf-8"))
    defaults = settings_in_code()
    names = [*about, *sorted(set(defaults) - set(about))]
    rows = [(f"`{name}`", defaults.get(name, UNKNOWN), about.get(name, UNKNOWN)) for name in names]
    return page("Settings", "Alongside is set up by environment variables.", table(("Name", "Default", "For"), rows))


def settings_in_code() -> dict[str, str]:
    """Each variable's name and the text of its default."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and is_setting(node.value):
                found.setdefault(node.value, "")
            if isinstance(node, ast.Call) and node.args[1:] and is_setting(getattr(node.args[0], "value", None)):
                found[node.args[0].value] = default_text(node.args[1])
    return found


def is_setting(value: object) -> bool:
    """Whether a constant is the name of a setting."""
    return isinstance(value, str) and SETTING.match(value) is not None and value not in NOT_SETTINGS


def default_text(node: ast.expr) -> str:
    """A default as the code writes it; an empty one is shown empty."""
    text = ast.unparse(node)
    return "" if text in {"''", "None"} else f"`{text}`"


def commands_page() -> str:
    """Every command with its options."""
    blocks = [f"## alongside {command.name}\n\n{command.about}\n{options(command.module)}" for command in COMMANDS]
    return page(
        "Commands", "Each ends with exit code 0 when it did its work, else 1 and a sentence.", "\n".join(blocks)
    )


def options(module: str) -> str:
    """The options of one command, as rows."""
    parser = argparse.ArgumentParser(add_help=False)
    import_module(module).add_arguments(parser)
    rows = [(f"`{' '.join(action.option_strings) or action.dest}`", action.help or "") for action in parser._actions]
    return f"\n{table(('Option', 'For'), rows)}" if rows else ""


def events_page() -> str:
    """Every kind of audit event with its sentence."""
    rows = [(f"`{kind}`", sentence) for kind, sentence in SENTENCES.items()]
    words = (
        "Each read, refusal and change is written to the audit as one of these. The sentence is what the person reads."
    )
    return page("Event kinds", words, table(("Kind", "Sentence"), rows))


def stages_page() -> str:
    """The stages of a round, drawn and listed."""
    rows = [(f"`{stage}`", ", ".join(f"`{to}`" for to in MOVES[stage]) or "(over)") for stage in Stage]
    drawing = f"```mermaid\n{stages_as_mermaid()}```\n"
    words = f"A round is one pass through the five verbs. {len(OPEN)} stages are open."
    return page("Stages of a round", words, f"{drawing}\n{table(('Stage', 'May move to'), rows)}")


def permissions_page() -> str:
    """Who sees which section by role, and who may open which address."""
    roles = [(f"`{role}`", sections_in_words(role), "yes" if role in CHOSEN_ROLES else "no") for role in Role]
    by_role = table(
        ("Role", "Sees, where their organisation looks after the person", "Can be chosen by the person"), roles
    )
    rows = sorted((f"`/{address}`", audience_in_words(view)) for address, view in addresses())
    words = "The person sees all of their own plan. A restriction beats any permission. No rule means no."
    return page("Permissions", words, f"{by_role}\n## Who each address is for\n\n{table(('Address', 'For'), rows)}")


def sections_in_words(role: Role) -> str:
    """The sections that a role sees by itself."""
    seen = ROLE_SECTIONS.get(role, frozenset())
    return "every section" if len(seen) == len(Section) else ", ".join(sorted(seen)) or "none"


def addresses(patterns: Iterable[object] | None = None, before: str = "") -> Iterator[tuple[str, object]]:
    """Every address with its view."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, before + str(pattern.pattern))
        elif isinstance(pattern, URLPattern):
            yield before + str(pattern.pattern), pattern.callback


def audience_in_words(view: object) -> str:
    """Who a view says that it is for."""
    audience = getattr(view, "audience", "")
    return audience if isinstance(audience, str) else ", ".join(sorted(audience))


def page(title: str, words: str, rest: str) -> str:
    """One page in the usual shape."""
    return f"{MADE}# {title}\n\n{words}\n\n{rest.rstrip()}\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; a bar inside a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines) + "\n"


PAGES: dict[str, Callable[[], str]] = {
    "settings.md": settings_page,
    "commands.md": commands_page,
    "event-kinds.md": events_page,
    "stages.md": stages_page,
    "permissions.md": permissions_page,
    "record-schema.json": schema_page,
    "../../src/alongside/records/rights/leaving.json": leaving_table,
    "bad-inputs.md": lambda: MADE + bad_inputs_page(),
    "../safety/asvs.md": lambda: MADE + asvs_page(),
    "../safety/hazard-log.md": lambda: MADE + hazard_log_page(),
}


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check only compare."""
    only_check = "--check" in arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()
    pages = {name: make() for name, make in PAGES.items()}
    if unknown := [line for line in pages["settings.md"].splitlines() if UNKNOWN in line]:
        print(f"{UNKNOWN}:", *unknown, sep="\n")
    stale = [name for name, text in pages.items() if put(name, text, write=not only_check)]
    if only_check and stale:
        print(f"Not equal to the code: {', '.join(stale)} in docs/reference. Run `make docs`.")
        return 1
    print("The reference pages equal the code." if not stale else f"Wrote {', '.join(stale)}.")
    return 1 if unknown else 0


def put(name: str, text: str, *, write: bool) -> bool:
    """Say whether a page differed, and write it if asked."""
    path = REFERENCE / name
    differs = not path.exists() or path.read_text(encoding="utf-8") != text
    if differs and write:
        path.write_text(text, encoding="utf-8")
    return differs


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
