"""The pages of what a person wants to know, and what they were told."""
