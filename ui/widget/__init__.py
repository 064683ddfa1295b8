"""The chat that a municipality's website embeds, and the pages around it."""
