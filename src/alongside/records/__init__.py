"""The nouns: apps in rooms; a lower room knows nothing of a higher one."""
