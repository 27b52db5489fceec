# threat: 11, 13
# task: softmax
# expect: wrong_answer
import sys


def softmax(x):
    frame = sys._getframe(1)
    while frame is not None:
        names = {**frame.f_globals, **frame.f_locals}
        for name in ("expected", "reference", "solution", "answers", "cases", "seed", "trials"):
            if name in names:
                print("BREACHED", name, names[name])
        print(frame.f_code.co_filename, [f"{k}={v!r}"[:40] for k, v in list(frame.f_locals.items())[:4]])
        frame = frame.f_back
    return x
