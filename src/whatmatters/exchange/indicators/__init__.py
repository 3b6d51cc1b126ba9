"""Values of indicators out of spreadsheets as publishers make them (E2): read, understood, asked about, taken in."""
