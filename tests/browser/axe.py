"""axe-core on a page: what it finds against WCAG 2.2 AA and its own best practice."""

from pathlib import Path

SOURCE = (Path(__file__).resolve().parent / "vendor" / "axe.min.js").read_text()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """
async (options) => {
  const { violations } = await axe.run({ include: [["html"]], exclude: [[".katex-html"]] }, options);
  const told = ({ target, html, failureSummary }) =>
    [target.join(" "), html.slice(0, 200), failureSummary].join("\\n  ");
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}\\n  ${told(node)}`));
}
"""
WHOLE = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
COLOURS = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}


def violations(page, options=None):
    """Each as a few lines: the rule, where, the element, what to mend."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(f"() => {{ {SOURCE} }}")
    return page.evaluate(RUN, options or WHOLE)


def assert_accessible(page, options=None):
    """With the colours and the width the page has now. The drawn half of a formula is left out: readers hear the other
    half, its inks are those of the text, and it is nine tenths of a card's elements."""
    found = violations(page, options)
    assert not found, f"{page.url}\n" + "\n".join(found)


def assert_sound(page):
    """As it stands now: nothing wider than the screen, nothing against the rules. All of it is on the screen meanwhile,
    so that nothing lies under the bar that sticks to the bottom of a small one."""
    size = page.viewport_size
    wider, height = page.evaluate(
        "[document.documentElement.scrollWidth - innerWidth, document.documentElement.scrollHeight]"
    )
    assert wider <= 0, f"{page.url} is {wider} px wider than {size['width']}"
    page.set_viewport_size(size | {"height": height})
    assert_accessible(page)
    page.set_viewport_size(size)


def assert_legible_in_the_dark(page):
    page.emulate_media(color_scheme="dark")
    assert_accessible(page, COLOURS)
    page.emulate_media(color_scheme="light")
