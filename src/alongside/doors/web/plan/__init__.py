"""Pages of the agreed plan."""
