"""Celery tasks: thin. They take ids and call the flow modules."""

from celery import shared_task

from quizzes import judging, nodes, variants

RETRY_AFTER_S = 2


@shared_task(name="quizzes.tasks.judge")
def judge(submission_id: str) -> None:
    queue = judging.judge_submission(submission_id)
    if queue:
        judge.apply_async((submission_id,), queue=queue, countdown=RETRY_AFTER_S)


@shared_task(name="quizzes.tasks.sweep")
def sweep() -> None:
    for submission_id, queue in judging.sweep():
        judge.apply_async((submission_id,), queue=queue)
    variants.draw_missing()
    nodes.forget_dead()


@shared_task(name="quizzes.tasks.draw_variants")
def draw_variants() -> None:
    variants.draw_missing()
