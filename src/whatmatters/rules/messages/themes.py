"""What is said of themes that cannot be (D8)."""

from whatmatters.rules.refusals import N_, Message

NO_NAME = Message("D8", "name_en", N_("This theme has no name."), N_("Give it one, in English or in Welsh."))
INTO_ITSELF = Message(
    "D8", "into", N_("A theme cannot be merged into itself."), N_("Choose another to merge it into.")
)
OF_ANOTHER_UNIT = Message(
    "D8", "into", N_("That theme is another unit's."), N_("Choose a theme of the same unit.")
)
