"""Steps that run before anything is installed: any Python 3.6 or newer, standard library only."""
