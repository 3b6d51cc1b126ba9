"""Figures of the records as pages, downloads and reports have them: all of one is of one `Snapshot` (docs/decisions)."""
