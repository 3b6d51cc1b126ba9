"""Pseudonymised longitudinal extracts for a national body: states and dates, no scores and no words; and the measures over
many of them (E7, D6)."""
