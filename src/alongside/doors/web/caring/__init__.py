"""Pages of carers: for the carer and their team, and for the one they look after, who sees what was shown."""
