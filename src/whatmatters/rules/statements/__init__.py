"""Each rule about recorded facts, stated once.

A statement reads values and yields a `Refusal` for each thing that is wrong; it never raises and knows
nothing of where the values came from. The dataclasses of `facts` ask it when they are built, the `check_...`
functions when something is about to be recorded.
"""
