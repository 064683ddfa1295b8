"""The command line, the HTTP service, the chat page and the page viewer."""
