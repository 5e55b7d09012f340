"""The team's pages of received people who may be somebody here."""
