"""Pages of those who keep people safe: limits on who sees a plan, set by one person and lifted by two."""
