"""Pages of documenting: the draft, its items, and agreeing together."""
