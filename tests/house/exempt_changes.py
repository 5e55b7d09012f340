"""Changes that leave no audit event, each with its reason."""

WITHOUT_AUDIT: dict[str, str] = {}
