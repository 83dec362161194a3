"""How long a reply takes, and how that grows with the length of the message."""
