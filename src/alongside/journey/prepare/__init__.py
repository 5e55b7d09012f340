"""Prepare: information gathering, the pack and the person's answers."""
