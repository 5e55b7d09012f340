# planted at: src/alongside/rules/planted_silent.py
# caught by: house
# says: test_every_module_says_in_a_sentence_what_it_is_for + planted_silent.py
x = 1
