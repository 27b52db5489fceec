"""German with a decimal point, as in the cards, in NumPy and in the answers a learner types."""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = "\u202f"
