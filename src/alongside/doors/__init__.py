"""Everything the outside can touch: translates, never decides."""
