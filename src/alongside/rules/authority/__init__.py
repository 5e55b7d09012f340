"""Who may decide for somebody else, about what, and until when: the law of England and Wales as plain functions."""
