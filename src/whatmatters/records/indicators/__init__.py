"""Values of indicators as publishers give them, publication by publication (E2)."""
