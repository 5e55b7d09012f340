"""Pages of preparing: the person's own, and the team's."""
