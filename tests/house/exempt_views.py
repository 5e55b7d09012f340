"""Views of libraries that serve addresses without our own audience mark, each with its reason."""

WITHOUT_AUDIENCE: dict[str, str] = {}
