"""The words of every refusal, by section of the rulebook: one place for whoever words or translates them."""
