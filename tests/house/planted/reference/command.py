# planted at: src/alongside/doors/jobs/command_list.py
# caught by: reference
# says: commands.md
COMMANDS = (*COMMANDS, Command("planted", "alongside.doors.jobs.migrate", "Planted."))
