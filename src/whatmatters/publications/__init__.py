"""Values of indicators out of spreadsheets as publishers make them (E2): read, understood, asked about, taken in.

Nothing here knows the case pack, and `exchange` knows nothing of this.
"""
