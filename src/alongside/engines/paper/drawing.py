"""A small picture of readings over time: a line with dots. The words for it stand in the table beside."""

from collections.abc import Sequence

from alongside.engines.paper.values import Reading

_WIDTH, _HEIGHT, _SIDE = 300, 80, 8


def drawn(readings: Sequence[Reading]) -> str:
    """An SVG of readings, oldest first, by date across and by value up; the newest is a larger dot with a ring."""
    across = _spread([each.on.toordinal() for each in readings], _WIDTH)
    up = [_HEIGHT - y for y in _spread([each.number for each in readings], _HEIGHT)]
    points = [f"{x:.1f},{y:.1f}" for x, y in zip(across, up, strict=True)]
    dots = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="#0b4a58"/>' for x, y in zip(across, up, strict=True)
    )
    ring = f'<circle cx="{across[-1]:.1f}" cy="{up[-1]:.1f}" r="7" fill="none" stroke="#0b4a58" stroke-width="2"/>'
    line = f'<polyline points="{" ".join(points)}" fill="none" stroke="#0b4a58" stroke-width="2"/>'
    size = f'viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{line}{dots}{ring}</svg>'


def _spread(values: Sequence[float], size: int) -> list[float]:
    """Each value's place from the side inwards; all in the middle where they are the same."""
    lowest, highest = min(values), max(values)
    if lowest == highest:
        return [size / 2 for _ in values]
    return [_SIDE + (value - lowest) / (highest - lowest) * (size - 2 * _SIDE) for value in values]
