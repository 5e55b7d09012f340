"""Room 6: what a person says beside an entry that they do not agree with, in their own words."""
