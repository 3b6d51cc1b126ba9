"""The case pack, the open exchange format: reading, checking, loading and writing it (docs/reference/case-pack.md)."""
