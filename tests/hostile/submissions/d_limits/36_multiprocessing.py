# threat: 36, 27
# task: softmax
# expect: runtime_error
import multiprocessing


def softmax(x):
    with multiprocessing.get_context("fork").Pool(4) as pool:
        return pool.map(abs, x)
