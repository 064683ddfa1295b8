"""The staff's workbench in gradio, at /staff."""
