"""What the pages of every room are made with. It knows no room; no room imports another."""
