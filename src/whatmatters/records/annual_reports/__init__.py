"""Annual performance reports: written by many, held against a checklist, approved, published, kept (E1, E3, E4)."""
