"""Why a command cannot do its work here."""


class CannotRun(Exception):
    """The command cannot run on this machine or in this state. The message is a sentence that says what to do."""
