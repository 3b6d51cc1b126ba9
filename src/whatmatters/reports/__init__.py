"""What a document says, as a value, and how it becomes a PDF. No Django, no storage, no clock.

`occasions` (what stands in one place of a record), `grid` (the SSIA grid), `sheet` (the family and the child tool),
`plan` (the plan the person keeps, and the one the authority keeps), `pdf` and `type` (the renderer and its typefaces).
"""
