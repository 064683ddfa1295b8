"""One module a command of `trygg`; each is imported only when its command is run."""
