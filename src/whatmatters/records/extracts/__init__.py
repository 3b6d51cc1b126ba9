"""Extracts asked for and taken: for whom, what for, by which law (E7)."""
