# planted at: src/alongside/doors/jobs/command_list.py
# caught by: house
# says: test_a_command_has_a_module_with_its_two_functions + [Planted_One]
COMMANDS = (*COMMANDS, Command("Planted_One", "alongside.doors.jobs.ports", "Planted."))
