from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("quizzes", "0007_code_tasks_at_rest"),
    ]

    operations = [
        migrations.AlterField(
            model_name="codetask",
            name="profile",
            field=models.CharField(
                choices=[("numpy", "NumPy"), ("torch", "PyTorch"), ("torch-gpu", "PyTorch on a GPU"), ("c", "C")],
                default="numpy",
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="codetaskfile",
            name="path",
            field=models.CharField(
                help_text="task.toml, statement.md, starter.py, reference.py, cases.py, wrong/….py, right/….py; "
                "in C starter.c, wrong/….c, right/….c",
                max_length=80,
            ),
        ),
    ]
