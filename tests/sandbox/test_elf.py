"""Reading ELF files: those of the machine's own compiler, and bytes that are none."""

import random
import subprocess
from pathlib import Path

import pytest

from sandbox.elf import ElfError, Symbol, dynamic_symbols, interpreter

SOURCE = """
#include <stdlib.h>
extern int maybe(void) __attribute__((weak));
static int order(const void *a, const void *b) { return a < b; }
void sort_all(double *items, size_t n) { if (!maybe || maybe()) qsort(items, n, 8, order); }
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    path = tmp_path_factory.mktemp("elf") / "x.so"
    command = ["gcc", "-shared", "-fPIC", "-xc", "-", "-o", str(path)]
    subprocess.run(command, input=SOURCE.encode(), check=True, timeout=60)
    return path.read_bytes()


def test_it_tells_defined_undefined_and_weak_symbols(built):
    found = {symbol.name: symbol for symbol in dynamic_symbols(built)}
    assert found["sort_all"] == Symbol("sort_all", defined=True, weak=False)
    assert found["qsort"] == Symbol("qsort", defined=False, weak=False)
    assert found["maybe"] == Symbol("maybe", defined=False, weak=True)
    assert "order" not in found


def test_it_names_the_loader_of_a_program_and_none_of_a_library(built):
    program = Path("/bin/sh").read_bytes()
    assert Path(interpreter(program)).exists()
    assert interpreter(built) is None


@pytest.mark.parametrize("data", [b"", b"\x7fELF", b"MZ" + bytes(200), b"\x7fELF\x01\x01" + bytes(100)])
def test_it_refuses_what_is_no_such_file(data):
    with pytest.raises(ElfError):
        list(dynamic_symbols(data))


def test_broken_bytes_end_in_symbols_or_in_an_elf_error(built):
    rng = random.Random(1)
    ended = 0
    for _ in range(300):
        data = bytearray(built[: rng.randrange(1, len(built) + 1)])
        for _ in range(rng.randrange(40)):
            data[rng.randrange(min(len(data), 4096))] = rng.randrange(256)
        try:
            list(dynamic_symbols(bytes(data)))
        except ElfError:
            ended += 1
    assert ended > 100
