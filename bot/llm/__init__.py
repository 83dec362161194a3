"""Wording by a language model: what it may say, and how it is asked."""
