"""Use cases (verbs) and queries (frozen rows): the only code that opens a session."""
