"""Room 3: conditions, medicines, allergies and results, as received."""
