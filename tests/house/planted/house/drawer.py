# planted at: src/alongside/engines/paper/utils.py
# caught by: house
# says: test_no_module_is_a_drawer + engines/paper/utils.py
"""Planted."""
