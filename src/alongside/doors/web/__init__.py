"""Pages rendered on the server, for people, carers and staff."""
