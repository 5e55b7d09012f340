"""Room 1: the append-only, hash-chained record of what was done and seen."""
