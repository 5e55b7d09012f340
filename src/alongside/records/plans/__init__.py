"""Room 6: rounds, contributions, immutable plan versions and the one gate to them."""
