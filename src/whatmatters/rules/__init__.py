"""What the guidance says, as values and decisions. Standard library only: no storage, no clock, no Django.

Start with `facts` (what can be recorded), `voices` (whose score stands), `progress` (what can be said about
an outcome), then the `check_...` functions, one module per subject. Rule ids are those of the rulebook;
`tests/spec` runs it.
"""
