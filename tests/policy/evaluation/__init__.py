"""Judging policies from logs."""
