"""Coverage-guided fuzzing of what meets hostile bytes: `make fuzz-sandbox` (atheris, in an environment of its own).

The trusted decoder of values and the reader of frames may refuse bytes with their own errors and do nothing else: no
other exception, no more than 100 ms of CPU time, no memory that grows with a claim instead of with what was sent.
"""

import sys
import time

import atheris

with atheris.instrument_imports(include=["sandbox"]):
    from sandbox import wire
    from sandbox.values import DecodeError, decode_inputs, encode

SLOWEST_S = 0.1


def try_one(data: bytes) -> None:
    began = time.process_time()
    try:
        value = decode_inputs(data)
    except DecodeError:
        pass
    else:
        assert encode(decode_inputs(encode(value))) == encode(value)
    try:
        for _frame in wire.FrameReader(wire.FROM_CHILD).feed(data):
            pass
    except wire.FrameError:
        pass
    assert time.process_time() - began < SLOWEST_S, "more than 100 ms"


atheris.Setup(sys.argv, try_one)
atheris.Fuzz()
