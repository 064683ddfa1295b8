"""File → document → sections → passages → index, and the records that stand in them."""
