"""What a receipt says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of a form that came with a key.

    is_new: nobody sent it before. is_same: it was sent before, word for word. led_to: where it led then.
    """

    is_new: bool
    is_same: bool
    led_to: str
