"""The practitioner's pages, a module per subject. A view parses, makes one action of it, and shows what came of it."""
