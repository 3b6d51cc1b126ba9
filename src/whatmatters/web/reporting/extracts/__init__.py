"""Extracts for a national body on the screen: asked for, and taken by who lets them leave (E7)."""
