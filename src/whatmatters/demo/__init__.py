"""Synthetic people and stories, to look around with. Not loaded in production.

Everybody here is invented. The stories begin from those told in source N; their dialogue, scores and dates are ours.
"""

from whatmatters.demo.building import DemoReport, demonstrated, load_demo, sign_ins

__all__ = ["DemoReport", "demonstrated", "load_demo", "sign_ins"]
