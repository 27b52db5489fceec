"""Style sheets that pages always use together. They are kept apart in `static/css` and served as one file."""

SHEETS = {
    "site": ("fonts", "tokens", "base", "nav", "button", "badge", "form", "state"),
    "card": ("card", "prose", "task", "arrange", "hint"),
}


def together(name: str) -> str:
    """The file that `collectstatic` makes of them."""
    return f"css/together-{name}.css"


def parts(name: str) -> list[str]:
    """The files themselves, in their order."""
    return [f"css/{part}.css" for part in SHEETS[name]]
