# threat: 34
# task: softmax
# expect: time_limit
import resource
import signal


def softmax(x):
    signal.setitimer(signal.ITIMER_REAL, 0)
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print("BREACHED: the limit was raised")
    except (OSError, ValueError):
        pass
    while True:
        pass
