"""What the service believes, in plain Python."""
