"""The demo shop: goods of our own invention in both languages, and the drawings that show them."""
