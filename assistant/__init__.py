"""Question → retrieval → answer → citations."""
