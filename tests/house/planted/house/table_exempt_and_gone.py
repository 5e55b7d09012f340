# planted at: tests/house/exempt_tables.py
# caught by: house
# says: test_every_exemption_is_of_a_table_that_exists_and_is_not_protected + planted_gone
# batch: tables
WITHOUT_ROW_LEVEL_SECURITY["planted_gone"] = "Planted."
