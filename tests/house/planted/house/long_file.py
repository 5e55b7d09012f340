# planted at: src/alongside/rules/planted_long.py
# caught by: house
# says: test_no_file_is_past_the_ceiling + planted_long.py
# repeated: 401
x = 1
