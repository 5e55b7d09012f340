# planted at: src/alongside/rules/sharing.py
# caught by: reference
# says: permissions.md
ROLE_SECTIONS[Role.PRACTICE_ADMINISTRATOR] = ALL_SECTIONS
