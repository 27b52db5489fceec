# threat: 38
# task: training
# expect: wrong_answer,time_limit,format_error
import chainrule


def fit(x, y, steps):
    for step in range(20_000):
        chainrule.report(step, float("nan") if step % 2 else 1e308, **{f"m{i}" * 30: step for i in range(40)})
    return 0.0
