"""Choosing what to show."""
