"""Room 4: who may act for a person by law, what was found about one decision, and what was decided for them."""
