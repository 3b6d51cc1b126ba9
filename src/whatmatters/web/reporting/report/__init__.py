"""Writing, signing off and publishing the annual report (E1, E3, E4, E6, F3)."""
