"""Machines that know no records."""
