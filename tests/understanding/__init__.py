"""What shoppers write, and whether the answers hold against the raw records."""
