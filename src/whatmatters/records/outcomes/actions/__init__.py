"""Every change to a personal outcome. Each is one function: access, the rules, the row and its audit entry together."""
