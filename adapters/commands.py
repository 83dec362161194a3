"""Texts that stand for what has no words, the same on every platform. app/commands.py answers them."""

VOICE = "/voice"
"""Somebody spoke."""
PICTURE = "/photo"
"""Somebody sent a picture, a film or a file."""
