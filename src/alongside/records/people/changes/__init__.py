"""The only writes to people, organisations and accounts: one file per subject."""
