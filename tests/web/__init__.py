"""The pages in tests: by plain requests and in a real browser."""
