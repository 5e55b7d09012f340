"""The pages of what a person needs: their own, and those of staff who write it down."""
