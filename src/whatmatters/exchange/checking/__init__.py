"""`check`: every breach of a pack at once, set-based (docs/reference/case-pack.md, "What is and is not a breach").

The words of each breach are those of `whatmatters.rules.messages`; the slow, obvious form it is held equal to
is `tests.oracle`.
"""

from whatmatters.exchange.checking.pack import check_pack

__all__ = ["check_pack"]
