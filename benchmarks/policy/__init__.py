"""How fast the policies are and how well they choose."""
