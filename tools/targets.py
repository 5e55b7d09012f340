"""What each make target runs, once everything is installed."""

import sys

print("target", sys.argv)
