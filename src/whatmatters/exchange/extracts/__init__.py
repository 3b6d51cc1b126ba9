"""Extracts for a national body out of the records: with a recipient's key, logged, in the ledger (E7)."""
