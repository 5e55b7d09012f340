# planted at: tests/house/exempt_views.py
# caught by: house
# says: test_every_exemption_is_of_an_address_that_exists + planted.nothing
WITHOUT_AUDIENCE["planted.nothing"] = "Planted."
