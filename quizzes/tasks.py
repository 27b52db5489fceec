"""Celery tasks: thin. They take ids and call the flow modules."""

from celery import Task, shared_task

from quizzes import judging, nodes, variants

RETRY_AFTER_S = 2


@shared_task(name="quizzes.tasks.judge", bind=True)
def judge(self: Task, submission_id: str) -> None:  # type: ignore[type-arg]  # celery's Task is generic in stubs only
    if judging.judge_submission(submission_id):
        self.apply_async((submission_id,), countdown=RETRY_AFTER_S, **_same_queue(self))


def _same_queue(task: Task) -> dict[str, str]:  # type: ignore[type-arg]  # as above
    info = task.request.delivery_info or {}
    return {"queue": info["routing_key"]} if info.get("routing_key") else {}


@shared_task(name="quizzes.tasks.sweep")
def sweep() -> None:
    for submission_id, queue in judging.sweep():
        judge.apply_async((submission_id,), queue=queue)
    variants.draw_missing()
    nodes.forget_dead()


@shared_task(name="quizzes.tasks.draw_variants")
def draw_variants() -> None:
    variants.draw_missing()
