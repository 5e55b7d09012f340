"""Splits the plain text of a message into the blocks of a letter: one text serves e-mail, Notify and paper."""

import re

from alongside.engines.paper.values import Block


def blocks_of(text: str) -> tuple[Block, ...]:
    """Blocks from limited Markdown: a blank line parts paragraphs, "# " starts a heading, "- " or "* " a bullet.

    Everything else stays as it is written.
    """
    blocks: list[Block] = []
    for piece in re.split(r"\n\s*\n", text.strip()):
        blocks.extend(_blocks_in(piece))
    return tuple(blocks)


def _blocks_in(piece: str) -> list[Block]:
    heading, _, rest = piece.partition("\n")
    marks = re.match(r"#{1,3}\s+", heading)
    if marks:
        below = _blocks_in(rest) if rest.strip() else []
        return [Block(heading=heading[marks.end() :]), *below]
    lines = piece.split("\n")
    plain = [line for line in lines if not _is_bullet(line)]
    bullets = tuple(line[2:].strip() for line in lines if _is_bullet(line))
    return [Block(paragraphs=("\n".join(plain),) if plain else (), bullets=bullets)]


def _is_bullet(line: str) -> bool:
    return line.startswith(("- ", "* "))
