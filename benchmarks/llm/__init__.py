"""What a language model costs, how it holds its time, and how much of what a small one says is true."""
