# planted at: src/alongside/doors/jobs/planted.py
# caught by: house
# says: test_every_module_that_looks_like_a_command_is_listed + 'alongside.doors.jobs.planted'
"""Planted."""


def add_arguments(parser: object) -> None:
    """Planted."""


def run(options: object) -> int:
    return 0
