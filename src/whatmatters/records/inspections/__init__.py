"""Inspections: who inspects, by which law, what, from when to when (E5)."""
