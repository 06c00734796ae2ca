"""Markdown in, structure with line numbers and safe HTML out. Uses language and model."""
