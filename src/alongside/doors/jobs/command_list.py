"""Every command of `alongside`: one line each, and one module each beside this one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command. Its module has `add_arguments(parser)` and `run(options) -> int`, the exit code."""

    name: str
    module: str
    about: str
    needs_django: bool = True  # False where the command itself says where the database is


COMMANDS = (
    Command("demo", "alongside.doors.jobs.demo", "Run everything here, with made-up people.", needs_django=False),
    Command("demo-data", "alongside.doors.jobs.demo_data", "Prepare the demo's database and its made-up people."),
    Command(
        "database", "alongside.doors.jobs.database", "Start, prepare or describe the database.", needs_django=False
    ),
    Command("migrate", "alongside.doors.jobs.migrate", "Bring the database's tables up to date, as their owner."),
    Command(
        "add-organisation",
        "alongside.doors.jobs.add_organisation",
        "Add an organisation with its first administrator.",
    ),
    Command("import-people", "alongside.doors.jobs.import_people", "Take in people from FHIR R4 or CSV files."),
    Command("audit", "alongside.doors.jobs.audit", "Verify the audit, or write a checkpoint of it to keep elsewhere."),
    Command(
        "backup",
        "alongside.doors.jobs.backup",
        "Make a backup, say how backups are, or practise restoring.",
        needs_django=False,
    ),
    Command("restore", "alongside.doors.jobs.restore", "Bring the database back from a backup.", needs_django=False),
    Command(
        "export-organisation",
        "alongside.doors.jobs.export_organisation",
        "Write everything that an organisation keeps here to files, for when it leaves.",
    ),
    Command("serve", "alongside.doors.jobs.serve", "Serve the pages and FHIR."),
    Command("worker", "alongside.doors.jobs.worker", "Send messages and do the other jobs that are due."),
)
