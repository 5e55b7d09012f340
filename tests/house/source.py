"""The source code as data: parsed modules, the rooms and verbs, imports, and who calls whom."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "alongside"
ROOMS = (  # from the lowest up: pyproject.toml holds the same order as a contract
    ("audit",),
    ("people",),
    ("careteam", "messaging", "community", "health", "appointments", "prompts", "files"),
    ("authority", "safeguarding"),
    ("sharing",),
    ("disagreements", "carers"),
    ("plans",),
    ("measures",),
    ("rights",),
)
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One source file: its dotted name, its path and its tree."""

    name: str
    path: Path
    tree: ast.Module

    @property
    def place(self) -> str:
        """The path as a reader would look for it."""
        return str(self.path.relative_to(ROOT))

    @property
    def app(self) -> str:
        """`alongside.records.plans` for everything in that room; empty outside records and journey."""
        parts = self.name.split(".")
        return ".".join(parts[:3]) if len(parts) > 3 and parts[1] in {"records", "journey"} else ""

    @property
    def part(self) -> str:
        """`changes`, `reads`, `models`... of an app, whether a module or a package; empty elsewhere."""
        return self.name.split(".")[3] if self.app else ""

    def at(self, node: ast.AST) -> str:
        """The place of one node, clickable in most terminals."""
        return f"{self.place}:{getattr(node, 'lineno', 1)}"


@cache
def modules() -> dict[str, Module]:
    """Every module of the package, by dotted name."""
    return {module.name: module for module in map(_parsed, sorted(PACKAGE.rglob("*.py")))}


def _parsed(path: Path) -> Module:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    return Module(name, path, ast.parse(path.read_text(encoding="utf-8"), filename=str(path)))


def parts(*wanted: str) -> list[Module]:
    """The modules that are, say, the `changes` of any app."""
    return [module for module in modules().values() if module.part in wanted]


def public_functions(module: Module) -> list[Function]:
    """The functions that other modules may call."""
    return [node for node in module.tree.body if isinstance(node, Function) and not node.name.startswith("_")]


@cache
def imported(module_name: str) -> dict[str, str]:
    """What each imported name of a module stands for: `{"Person": "alongside.records.people.models.Person"}`."""
    names: dict[str, str] = {}
    for node in ast.walk(modules()[module_name].tree):
        if isinstance(node, ast.Import):
            names |= {
                (alias.asname or alias.name.split(".")[0]): (alias.asname and alias.name) or alias.name.split(".")[0]
                for alias in node.names
            }
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def imports(module: Module) -> Iterator[tuple[ast.stmt, str]]:
    """Every import statement with each full name that it brings in."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def full_name(module: Module, node: ast.expr) -> str:
    """The full dotted name of a name or attribute, as far as the module's own text tells."""
    if isinstance(node, ast.Name):
        return imported(module.name).get(node.id, f"{module.name}.{node.id}")
    if isinstance(node, ast.Attribute):
        return f"{full_name(module, node.value)}.{node.attr}"
    if isinstance(node, ast.Subscript | ast.Call):
        return full_name(module, node.value if isinstance(node, ast.Subscript) else node.func)
    return ""


def definition(name: str, depth: int = 8) -> tuple[Module, ast.stmt] | None:
    """Where a dotted name is defined, following re-exports."""
    module_name, _, own = name.rpartition(".")
    module = modules().get(module_name)
    if module is None or depth == 0:
        return None
    for node in module.tree.body:
        if isinstance(node, Function | ast.ClassDef) and node.name == own:
            return module, node
        if isinstance(node, ast.TypeAlias) and node.name.id == own:
            return module, node
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == own for t in node.targets):
            return module, node
    onward = imported(module_name).get(own)
    return definition(onward, depth - 1) if onward else None


def called_names(module: Module, node: ast.AST) -> set[str]:
    """The full names of everything that is called or handed on inside a node."""
    mentioned = [inner for inner in ast.walk(node) if isinstance(inner, ast.Name | ast.Attribute)]
    return {name for inner in mentioned if (name := full_name(module, inner))}


def room_of(app: str) -> int:
    """The room's number on the records floor; verbs are above all rooms."""
    word = app.rsplit(".", 1)[-1]
    if app.startswith("alongside.journey."):
        return len(ROOMS)
    return next(number for number, words in enumerate(ROOMS) if word in words)


def listed(problems: list[str]) -> str:
    """A message that shows each problem on its own line."""
    return "\n" + "\n".join(problems)
