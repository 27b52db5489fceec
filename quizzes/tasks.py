"""Celery tasks: thin. They take ids and call the flow modules."""

from collections.abc import Iterable

from celery import shared_task

from quizzes import judging, nodes, proving, rejudging, variants

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
    send_shadows(rejudging.lost_ids())
    variants.draw_missing()
    nodes.forget_dead()
    task = proving.unproven()
    if task is not None:
        prove.apply_async((str(task.pk),), queue="judge.gpu" if task.profile == "torch-gpu" else "default", expires=60)


@shared_task(name="quizzes.tasks.draw_variants")
def draw_variants() -> None:
    variants.draw_missing()


@shared_task(name="quizzes.tasks.prove")
def prove(task_id: str) -> None:
    proving.prove(task_id)


@shared_task(name="quizzes.tasks.judge_shadow")
def judge_shadow(shadow_id: int) -> None:
    rejudging.judge_shadow(shadow_id)


def send_shadows(shadow_ids: Iterable[int]) -> None:
    for shadow_id in shadow_ids:
        judge_shadow.apply_async((shadow_id,), queue="default")
