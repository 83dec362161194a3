"""The pages: the chat with what the guide decided beside it, and plain product pages. No build step."""
