"""A refusal as one sentence on the command line."""

from alongside.rules.refusals import Refusal


def sentence(refusal: Refusal) -> str:
    """What was refused, in words where the catalogue has them, with the field and the values that it concerns."""
    parts = [f"{name}: {value}" for name, value in refusal.values.items()]
    about = f" ({', '.join(parts)})" if parts else ""
    field = f"{refusal.field}: " if refusal.field else ""
    return f"This was refused. {field}{refusal.message}{about}"
