"""Formulas are typeset on the server: KaTeX in a V8 engine of this process.

Theory of operation. The engine is made at the first formula, holds KaTeX once, and is shared by all threads under a
lock. It does not survive a fork (its threads stay behind), so a child forgets it and makes its own. A formula that
runs longer than TIMEOUT_S ends the engine; the next formula gets a new one. KaTeX writes `style` attributes, which
the site's policy forbids: each distinct one becomes a class, named after its content.
"""

import atexit
import ctypes
import hashlib
import json
import os
import re
import threading
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from py_mini_racer import JSEvalException, JSOOMException, JSTimeoutException, MiniRacer

SCRIPT = Path(__file__).parent / "vendor" / "katex.min.js"
MAX_LENGTH = 4_000
TIMEOUT_S = 2.0
MEMORY_BYTES = 256 * 1024 * 1024

# \htmlClass{back} is the one trusted command: it sets a gradient in the second ink. Strict mode knows \htmlClass as
# an extension, hence the exception; every other departure from LaTeX is an error.
TYPESET = r"""
function typeset(tex, displayMode) {
  const trust = ({command, class: name}) => {
    if (command === "\\htmlClass" && name === "back") return true;
    throw new Error(`refused: ${command} is not allowed; \\htmlClass{back}{…} is the only command with effects`);
  };
  const strict = (code) => code === "htmlExtension" ? "ignore" : "error";
  const options = {displayMode, trust, strict, throwOnError: true, output: "htmlAndMathml", maxSize: 20};
  return katex.renderToString(tex, options);
}
"""

STYLE = re.compile(r' style="([^"]*)"')
SPAN_CLASS = re.compile(r'^<(\w+) class="')
TAG = re.compile(r"<\w[^>]*>")
LENGTH = r"(?:calc\(100% [-+] -?\d*\.?\d+em\)|-?\d*\.?\d+(?:em|%)?)"
SIDE = r"(?:-(?:left|right|top|bottom))?"
BOX = rf"(?:height|width|min-width|top|bottom|left|vertical-align|(?:margin|padding|border){SIDE}(?:-width)?)"
PROPERTY = re.compile(rf"{BOX}:{LENGTH}(?: {LENGTH})*|position:relative|border{SIDE}-style:solid")


class FormulaError(Exception):
    """KaTeX refused the formula; the message is for its author."""


@dataclass(frozen=True)
class Formula:
    """Typeset maths: HTML and MathML without style attributes, and the rules its classes need."""

    html: str
    styles: tuple[tuple[str, str], ...]


class Engine:
    """One V8 engine a process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._racer: MiniRacer | None = None
        os.register_at_fork(after_in_child=self._forget)
        atexit.register(self._close)

    def _forget(self) -> None:
        """After a fork: the parent's engine is not ours to use, nor to close: that waits for threads that are gone."""
        if self._racer is not None:
            ctypes.pythonapi.Py_IncRef(ctypes.py_object(self._racer))
        self._lock = threading.Lock()
        self._racer = None

    def _started(self) -> MiniRacer:
        if self._racer is None:
            racer = MiniRacer()
            racer.set_hard_memory_limit(MEMORY_BYTES)
            racer.eval(SCRIPT.read_text(encoding="utf-8"))
            racer.eval(TYPESET)
            self._racer = racer
        return self._racer

    def _close(self) -> None:
        """Give the engine back; one left open can block the exit of the process."""
        racer, self._racer = self._racer, None
        if racer is not None:
            racer.close()

    def typeset(self, tex: str, *, display: bool) -> str:
        """KaTeX's HTML. Raises FormulaError."""
        call = f"typeset({json.dumps(tex)}, {json.dumps(display)})"
        with self._lock:
            try:
                return str(self._started().eval(call, timeout_sec=TIMEOUT_S))
            except (JSTimeoutException, JSOOMException):
                time.sleep(0.1)  # the word that it was cut short is still on its way; it must find the engine open
                self._close()
                raise FormulaError(
                    f"the formula takes longer than {TIMEOUT_S:g} s to set, or too much memory"
                ) from None
            except JSEvalException as error:
                raise FormulaError(_reason(str(error))) from None


def _reason(text: str) -> str:
    """The one line of KaTeX's error that says what is wrong, without the marks it puts under letters."""
    line = text.splitlines()[0].replace("̲", "").replace("̲", "")
    return re.sub(r"^<anonymous>:\d+: (?:\w*Error: )?(?:KaTeX parse error: )?(?:refused: )?", "", line)


ENGINE = Engine()


def class_name(declarations: str) -> str:
    """Eight hex digits: with five, a thousand rules would meet a clash in two catalogues of five."""
    return "kx-" + hashlib.sha256(declarations.encode()).hexdigest()[:8]


def _declarations(style: str) -> str:
    """The rule for a style attribute: as strong as the attribute was. Raises FormulaError on colours and the like."""
    parts = [part.strip() for part in style.split(";") if part.strip()]
    for part in parts:
        if not PROPERTY.fullmatch(part):
            name = part.partition(":")[0]
            message = f"the formula sets {name} ({part}); colour only with \\htmlClass{{back}}{{…}}, sizes only in em"
            raise FormulaError(message)
    return "".join(f"{part}!important;" for part in parts)


def _without_styles(html: str) -> Formula:
    styles: dict[str, str] = {}

    def unstyle(match: re.Match[str]) -> str:
        tag = match[0]
        style = STYLE.search(tag)
        if style is None:
            return tag
        declarations = _declarations(style[1])
        tag = STYLE.sub("", tag)
        if not declarations:
            return tag
        name = class_name(declarations)
        styles[name] = declarations
        if SPAN_CLASS.match(tag):
            return SPAN_CLASS.sub(rf'<\1 class="{name} ', tag)
        return re.sub(r"^<(\w+)", rf'<\1 class="{name}"', tag)

    return Formula(TAG.sub(unstyle, html), tuple(styles.items()))


@lru_cache(maxsize=4096)
def typeset(tex: str, *, display: bool = False) -> Formula:
    """Typeset one formula, LaTeX without its dollars. Raises FormulaError.

    Without a style attribute and with KaTeX's own class names; MathML beside it for readers of the page.
    """
    if len(tex) > MAX_LENGTH:
        raise FormulaError(f"the formula has {len(tex)} characters, at most {MAX_LENGTH} are set")
    return _without_styles(ENGINE.typeset(tex, display=display))
