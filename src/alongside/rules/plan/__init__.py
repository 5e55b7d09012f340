"""The content of a plan: items, readiness and differences."""
