"""Review: is it still true, what changed, and what next."""
