# planted at: src/alongside/doors/jobs/command_list.py
# caught by: house
# says: test_command_names_are_lower_case_words_and_used_once
COMMANDS = (*COMMANDS, Command("Planted_Two", "alongside.doors.jobs.migrate", "Planted."))
