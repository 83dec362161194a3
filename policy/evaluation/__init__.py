"""Judging a policy before it is shown: estimates from the log, how far they can be trusted, and tests under peeking."""
