"""Sign-in: staff with a second factor, people and carers by the code on a letter, and personas in demo mode only."""
