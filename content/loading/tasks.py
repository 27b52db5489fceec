"""Code tasks."""

from cards.models import Card
from content.files import course
from content.loading.problems import Problems
from content.loading.rows import update_changed
from quizzes.authoring import set_files
from quizzes.models import CodeTask
from sandbox.package import TaskPackage


def load_tasks(row: Card, card: course.Card, problems: Problems) -> list[str]:
    """Make the card's code tasks what its folders say; the slugs of those that vanished but hold submissions.

    A vanished task without submissions is deleted. One with submissions is put to rest: they are learners' data.
    """
    known = {str(task.pk): task for task in row.code_tasks.all()}
    for position, package in enumerate(card.tasks):
        known.pop(package.spec.id, None)
        _write(row, card, package, position, problems)
    kept = []
    for task in known.values():
        if task.submissions.exists():
            update_changed(task, active=False)
            kept.append(task.slug)
        else:
            task.delete()
    return kept


def _write(row: Card, card: course.Card, package: TaskPackage, position: int, problems: Problems) -> None:
    folder = f"{card.folder}/code/{package.slug}"
    namesake = CodeTask.objects.filter(slug=package.slug).exclude(pk=package.spec.id).first()
    if namesake is not None:
        problems.add(
            f"{folder}/task.toml", 1, "id", f"the code task {package.slug} has the id {namesake.pk} on the site"
        )
        return
    task = CodeTask.objects.filter(pk=package.spec.id).first() or CodeTask(pk=package.spec.id)
    if not task._state.adding:  # noqa: SLF001 the documented way to tell a new row whose key is given
        update_changed(task, card_id=row.pk, slug=package.slug, position=position, active=True)
    task.card, task.slug, task.position = row, package.slug, position
    with problems.typesetting(f"{folder}/statement.md", 1, ""):
        set_files(task, package.files)
