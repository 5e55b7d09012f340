"""Discuss: conversations, who was there, and what was said."""
