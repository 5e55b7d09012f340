"""The command line and the periodic jobs."""
