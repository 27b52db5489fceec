"""Celery tasks: thin. They take ids and call the flow modules."""

from collections.abc import Iterable
from typing import Any

from celery import current_app, shared_task
from django.conf import settings
from kombu.exceptions import ChannelError

from quizzes import judging, nodes, proving, rejudging, variants


@shared_task(name="quizzes.tasks.judge")
def judge(submission_id: str) -> None:
    queue = judging.judge_submission(submission_id)
    if queue:
        judge.apply_async((submission_id,), queue=queue)


@shared_task(name="quizzes.tasks.sweep")
def sweep() -> None:
    for queue, waiting in judging.sweep().items():
        for submission_id in waiting[messages(queue) :]:
            judge.apply_async((submission_id,), queue=queue)
    send_shadows(rejudging.lost_ids())
    variants.draw_missing()
    nodes.forget_dead()
    found = proving.unproven() if settings.PROVE_TASKS else None
    if found is not None:
        task, queue = found
        prove.apply_async((str(task.pk),), queue=queue, expires=60)


def messages(queue: str) -> int:
    """How many lie in the broker for this queue. A message is good for any row of its lane, so only counts matter."""
    with current_app.connection_for_write() as connection:
        channel: Any = connection.default_channel
        try:
            return int(channel.queue_declare(queue, passive=True).message_count)
        except ChannelError:  # a queue that never had a message
            return 0


@shared_task(name="quizzes.tasks.prove")
def prove(task_id: str) -> None:
    proving.prove(task_id)


@shared_task(name="quizzes.tasks.judge_shadow")
def judge_shadow(shadow_id: int) -> None:
    rejudging.judge_shadow(shadow_id)


def send_shadows(shadow_ids: Iterable[int]) -> None:
    for shadow_id in shadow_ids:
        judge_shadow.apply_async((shadow_id,), queue="default")
