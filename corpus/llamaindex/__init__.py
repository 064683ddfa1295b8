"""llama-index's classes by name in a setting: embedders, language models, rerankers. The door to llama_index.

Imported only where a setting names one of them, so that the default starts without it.
"""
