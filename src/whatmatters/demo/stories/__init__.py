"""One module a story. Each has `tell(teller)`, which writes the story down day by day."""
