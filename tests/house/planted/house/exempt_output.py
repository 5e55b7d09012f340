# planted at: tests/house/exempt_outputs.py
# caught by: house
# says: test_every_exemption_is_of_something_that_leaves + planted_gone makes nothing that leaves
NOT_CHECKED["alongside.doors.papers.planted_gone"] = "Planted."
