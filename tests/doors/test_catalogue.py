"""Every message of the rules has its words, and every sentence of the catalogue is somebody's."""

import ast
from collections.abc import Iterator

from alongside.doors.catalogue import MESSAGES
from alongside.rules import refusals
from alongside.rules.identify import WhyNot
from alongside.rules.prepare import ReleaseWarning
from alongside.rules.stages import Stage
from tests.house.source import listed, modules

RAISED = {name for name, value in vars(refusals).items() if isinstance(value, type) and issubclass(value, Exception)}
# Ids that are put together, with everything that they can become.
PUT_TOGETHER = {
    *(f"stages.not-yet-{stage}" for stage in Stage),
    *(f"identify.{reason}" for reason in (WhyNot.DIED, WhyNot.MOVED_AWAY)),
    *(f"prepare.release-{warning}" for warning in ReleaseWarning),
}


def test_every_message_that_is_raised_has_its_words() -> None:
    missing = [f"{place}: {message}" for place, message in raised() if message not in MESSAGES]
    assert not missing, listed(missing)
    assert sorted(PUT_TOGETHER - MESSAGES.keys()) == []


def test_no_sentence_is_left_over() -> None:
    written = {node.value for tree in trees() for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert sorted(MESSAGES.keys() - written - PUT_TOGETHER) == []


def raised() -> Iterator[tuple[str, str]]:
    """The place and id of every refusal that names its message in so many words."""
    for module in modules().values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and _name(node.func) in RAISED:
                for message in [each for each in node.args[:1] if isinstance(each, ast.Constant)]:
                    yield module.at(node), str(message.value)


def trees() -> Iterator[ast.AST]:
    return (module.tree for name, module in modules().items() if not name.startswith("alongside.doors.catalogue"))


def _name(node: ast.expr) -> str:
    return getattr(node, "id", getattr(node, "attr", ""))
