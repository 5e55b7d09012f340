"""The page of who looked."""
