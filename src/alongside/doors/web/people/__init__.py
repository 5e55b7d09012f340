"""The team's pages of people: finding one, adding one, and who they are."""
