"""Keys and lists that the tests hand to merge_sort."""


def first(pair):
    """The key of a pair is its first entry."""
    return pair[0]


def second(pair):
    return pair[1]


def counted(n):
    """A key for n whole numbers. Its values compare like the numbers, and count how often they are compared."""
    counter = Counter(n)

    def key(number):
        return Counted(number, counter)

    return key


class Counter:
    """Raises when n keys are compared more than 2·n·⌈log2 n⌉ times, twice as often as merge sort may need."""

    def __init__(self, n):
        self.n = n
        self.limit = 2 * n * (n - 1).bit_length()
        self.count = 0

    def up(self):
        self.count += 1
        if self.count > self.limit:
            raise RuntimeError(
                f"{self.n:,} keys were compared {self.count:,} times: merge sort needs no more than {self.limit // 2:,}"
            )


class Counted:
    """A whole number whose comparisons are counted."""

    def __init__(self, number, counter):
        self.number = number
        self.counter = counter

    def __lt__(self, other):
        self.counter.up()
        return self.number < other.number

    def __le__(self, other):
        self.counter.up()
        return self.number <= other.number

    def __gt__(self, other):
        self.counter.up()
        return self.number > other.number

    def __ge__(self, other):
        self.counter.up()
        return self.number >= other.number

    def __eq__(self, other):
        self.counter.up()
        return self.number == other.number

    def __ne__(self, other):
        self.counter.up()
        return self.number != other.number


class CallersList(list):
    """Shows whether the list that came back is a new one: list(a), a[:] and a.copy() are plain lists."""
