"""Inspections on the screen: opened by an officer, read by inspectors, each look shown to the authority (E5)."""
