"""Looking into files from outside: what they are, and that nothing in them runs. Nothing here knows a record."""
