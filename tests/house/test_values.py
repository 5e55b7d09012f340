"""What leaves an app is a plain value: never a model, a query, a request or a dictionary of anything."""

import ast

from tests.house.source import Module, definition, full_name, listed, parts, public_functions

PLAIN = {
    *("None", "bool", "int", "float", "str", "bytes", "tuple", "frozenset"),
    *("uuid.UUID", "datetime.date", "datetime.datetime", "datetime.time", "datetime.timedelta", "decimal.Decimal"),
    *("collections.abc.Mapping", "collections.abc.Sequence", "collections.abc.Iterator", "collections.abc.Set"),
    *("typing.Literal", "typing.Never", "typing.NoReturn", "types.NoneType"),
}
ENUMS = {"enum.Enum", "enum.StrEnum", "enum.IntEnum", "django.db.models.TextChoices", "typing.NamedTuple"}


def test_changes_and_reads_return_plain_values() -> None:
    problems = [
        f"{module.at(function)}: {function.name} returns {problem}"
        for module in parts("changes", "reads")
        for function in public_functions(module)
        for problem in not_plain(module, function.returns)
    ]
    assert not problems, listed(problems)


def not_plain(module: Module, node: ast.expr | None) -> list[str]:
    """The parts of an annotation that are not plain values; empty when all of it is plain."""
    if node is None:
        return ["something that it does not name"]
    if isinstance(node, ast.Constant):
        return _of_constant(module, node)
    if isinstance(node, ast.BinOp):
        return [*not_plain(module, node.left), *not_plain(module, node.right)]
    if isinstance(node, ast.Subscript):
        return [*not_plain(module, node.value), *_of_inside(module, node)]
    return [] if is_plain(full_name(module, node)) else [ast.unparse(node)]


def _of_constant(module: Module, node: ast.Constant) -> list[str]:
    """None and the ellipsis of a tuple are plain; a string is an annotation that waits."""
    if isinstance(node.value, str):
        return not_plain(module, ast.parse(node.value, mode="eval").body)
    return []


def _of_inside(module: Module, node: ast.Subscript) -> list[str]:
    if full_name(module, node.value) == "typing.Literal":
        return []
    inside = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    return [problem for part in inside for problem in not_plain(module, part)]


def is_plain(name: str) -> bool:
    """A built-in value, an enum, or a frozen dataclass of ours."""
    if name in PLAIN or name.rsplit(".", 1)[-1] in PLAIN & {
        "None",
        "bool",
        "int",
        "float",
        "str",
        "bytes",
        "tuple",
        "frozenset",
    }:
        return True
    found = definition(name)
    if found is None:
        return False
    module, node = found
    if isinstance(node, ast.TypeAlias | ast.Assign):
        return not not_plain(module, node.value)
    return isinstance(node, ast.ClassDef) and (is_frozen(module, node) or is_enum(module, node))


def is_frozen(module: Module, node: ast.ClassDef) -> bool:
    """Whether a class is a frozen dataclass."""
    calls = [each for each in node.decorator_list if isinstance(each, ast.Call)]
    return any(
        full_name(module, call.func).endswith("dataclass")
        and any(keyword.arg == "frozen" and ast.unparse(keyword.value) == "True" for keyword in call.keywords)
        for call in calls
    )


def is_enum(module: Module, node: ast.ClassDef) -> bool:
    """Whether a class is an enum or a named tuple."""
    return any(full_name(module, base) in ENUMS for base in node.bases)
