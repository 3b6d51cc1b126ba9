"""What an inspection is shown: evidence of an authority, and the records that were sampled (E5). Keeps nothing of its own."""
