"""Every change of what is understood together."""
