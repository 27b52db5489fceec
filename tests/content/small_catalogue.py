"""A small, sound catalogue of one card with one code task, written to a folder that a test may then break."""

from pathlib import Path

CARD_ID = "0c7e8a52-9f1b-4b0a-8a7e-0d6f5a6f7c11"
TASK_ID = "5b1de3a0-6d0d-4c55-9b55-1f2f3a4b5c6d"

TRACKS = """\
[[track]]
slug = "maths"
title = "Mathematics"
blurb = "As far as needed."
order = 1
"""
TOPICS = """\
[[topic]]
slug = "vectors"
title = "Vectors"
track = "maths"
"""
PEOPLE = """\
[[person]]
handle = "ada-writes"
name = "Ada Writes"
initials = "AW"
"""
CARD = f"""\
+++
id = "{CARD_ID}"
title = "Doubling"
topic = "vectors"
difficulty = "beginner"
order = 7
builds_on = ["not-there-yet"]
summary = "Twice a vector."
cover = "y = 2x"
authors = ["ada-writes"]
licence = "CC BY-SA 4.0"
sources = ["A. Writer, A Book, a publisher, 2020"]
[video]
provider = "youtube"
ref = "aircAruvnKk"
title = "Doubling, slowly"
duration = "PT12M3S"
+++
Doubling a vector adds it to itself.

{{#rule}}
Twice $x$ is $x + x$, so twice $1.125$ is $2.25$ and half of it is $0.5625$.

![An arrow and a second one of twice its length.](figures/arrows.svg "Two arrows.")

{{#mistakes}}
- Adding 2 instead of multiplying by 2.
"""
QUESTIONS = """\
[[question]]
id = "twice-three"
kind = "single"
text = "What is twice $3$?"
see = "rule"

[[question.choices]]
text = "$5$"
correct = false
explanation = "That is three plus two."
misconception = "adds two"

[[question.choices]]
text = "$6$"
correct = true
explanation = "Three plus three."

[[question.hints]]
text = "Add the number to itself."

[[question.hints]]
text = "Read [the rule](#rule)."

[[question]]
id = "even-ones"
kind = "multiple"
text = "Which are twice a whole number?"
see = "rule"

[[question.choices]]
text = "$4$"
correct = true
explanation = "Two plus two."

[[question.choices]]
text = "$8$"
correct = true
explanation = "Four plus four."

[[question.choices]]
text = "$9$"
correct = false
explanation = "Nine is odd."
misconception = "takes odd for even"

[[question.hints]]
text = "Halve each."

[[question.hints]]
text = "Which halves are whole?"

[[question]]
id = "twice-decimal"
kind = "numeric"
text = "What is twice $1.125$?"
see = "rule"
answer = -2.25
tolerance = 0.005
explanation = "It is $2.25$, with the sign of this exercise."

[[question.hints]]
text = "Add."

[[question.hints]]
text = "Add it to itself."

[[question]]
id = "twice-fresh"
kind = "parametric"
text = "What is twice ${a}$?"
see = "rule"
rtol = 1e-6
explanation = "Add the number to itself."
generator = '''
def draw(rng):
    a = int(rng.integers(2, 90))
    return {"params": {"a": a}, "answer": 2.0 * a}
'''

[[question.hints]]
text = "Add."

[[question.hints]]
text = "Add it to itself."

[[question]]
id = "steps"
kind = "ordering"
text = "Put the steps of doubling $x$ in order."
see = "rule"
explanation = "Take it, add it, write it down."

[[question.items]]
text = "Take $x$"

[[question.items]]
text = "Add $x$"

[[question.items]]
text = "Write the sum down"

[[question.hints]]
text = "What comes first?"

[[question.hints]]
text = "Take it first."

[[question]]
id = "doubles"
kind = "matching"
text = "Which number is twice which?"
see = "rule"
extra = ["$5$"]
explanation = "Add each to itself."

[[question.pairs]]
left = "$1$"
right = "$2$"

[[question.pairs]]
left = "$2$"
right = "$4$"

[[question.pairs]]
left = "$4$"
right = "$8$"

[[question.hints]]
text = "Add."

[[question.hints]]
text = "Add it to itself."

[[question]]
id = "gaps"
kind = "cloze"
text = '''Twice $x$ is $x + {{a}}$, in short {{b}} times $x$, and in code

```python
y = x {{c}} x
```
'''
see = "rule"
explanation = "A sum of two."

[[question.gaps]]
name = "a"
options = ["$2$", "$x$"]
answer = "$x$"

[[question.gaps]]
name = "b"
answer = 2.25
tolerance = 0.3

[[question.gaps]]
name = "c"
answer = "+"
accept = ["+1*"]

[[question.hints]]
text = "Add."

[[question.hints]]
text = "Add it to itself."
"""
FLASHCARDS = """\
[[prompt]]
id = "rule"
kind = "basic"
front = "Twice $x$?"
back = "$x + x$"

[[prompt]]
id = "sum"
kind = "cloze"
text = "Twice $x$ is $x$ {{c1::plus}} $x$."
"""
FIGURES = """\
[[figure]]
id = "twice"
statement = "twice 1.125"
expression = "2 * 1.125"
value = 2.25
tolerance = 1e-9

[[figure]]
id = "half"
statement = "half of 1.125, and a list"
code = '''
result = [np.float64(1.125) / 2, math.pi > 3]
'''
value = [0.5625, true]
tolerance = 1e-9
"""
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 4"><path d="M 0 2 L 10 2" stroke="currentColor"/></svg>\n'
)
TASK = f"""\
id = "{TASK_ID}"
title = "Double it"
profile = "numpy"
kind = "function"
entry = "double"
signature = "double(x) -> ndarray"
difficulty = "beginner"
see = "rule"

[comparison]
rtol = 1e-6
atol = 1e-9
result = "ndarray"

[[groups]]
name = "Shown"
visibility = "public"
weight = 1

[[groups]]
name = "Fresh"
visibility = "hidden"
weight = 2

[[hints]]
text = "Add."

[[hints]]
text = "Add `x` to itself."

[[wrong]]
file = "adds_two.py"
name = "two added"
diagnosis = "2 was added: multiply by 2"
see = "mistakes"
"""
CASES = """\
import numpy as np


def cases(rng):
    yield {"name": "one row", "group": "Shown", "args": (np.array([1.0, 5.0, 3.0]),), "kwargs": {}}
    for number in range(8):
        yield {"name": f"fresh {number}", "group": "Fresh", "args": (rng.normal(size=4) + 5.0,), "kwargs": {}}
"""
FILES = {
    "tracks.toml": TRACKS,
    "topics.toml": TOPICS,
    "people.toml": PEOPLE,
    "maths/doubling/card.md": CARD,
    "maths/doubling/questions.toml": QUESTIONS,
    "maths/doubling/flashcards.toml": FLASHCARDS,
    "maths/doubling/figures.toml": FIGURES,
    "maths/doubling/figures/arrows.svg": SVG,
    "maths/doubling/code/double/task.toml": TASK,
    "maths/doubling/code/double/statement.md": "Return twice the vector $x$ of shape $(n,)$.\n",
    "maths/doubling/code/double/starter.py": "import numpy as np\n\n\ndef double(x):\n    raise NotImplementedError\n",
    "maths/doubling/code/double/reference.py": "def double(x):\n    return 2 * x\n",
    "maths/doubling/code/double/cases.py": CASES,
    "maths/doubling/code/double/right/sum.py": "def double(x):\n    return x + x\n",
    "maths/doubling/code/double/right/loop.py": "def double(x):\n    y = x.copy()\n    y += x\n    return y\n",
    "maths/doubling/code/double/wrong/adds_two.py": "def double(x):\n    return x + 2\n",
}


class SmallCatalogue:
    """The catalogue in `root`, with the ways in which tests change it."""

    card = "maths/doubling/card.md"
    questions = "maths/doubling/questions.toml"
    prompts = "maths/doubling/flashcards.toml"
    figures = "maths/doubling/figures.toml"
    task = "maths/doubling/code/double"

    def __init__(self, root: Path) -> None:
        self.root = root
        for name, text in FILES.items():
            self.write(name, text)

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name: str) -> str:
        return (self.root / name).read_text(encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` of a file, which must be there."""
        text = self.read(name)
        assert old in text
        self.write(name, text.replace(old, new, 1))

    def line(self, name: str, text: str) -> int:
        """The first line of a file that contains `text`."""
        return next(number for number, line in enumerate(self.read(name).splitlines(), start=1) if text in line)
