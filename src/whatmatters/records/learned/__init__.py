"""What was learned from many records, and what it is part of: what we heard, what we changed; the line of sight (D9, D11)."""
