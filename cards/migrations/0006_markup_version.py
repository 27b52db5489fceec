import cards.models
from django.db import migrations, models

HELP = "Version of the typesetting that the card and its tasks were set by."


class Migration(migrations.Migration):

    dependencies = [
        ("cards", "0005_search_index"),
    ]

    operations = [
        # What is there was set by nobody knows which version: the next load sets it anew.
        migrations.AddField("revision", "markup", models.PositiveSmallIntegerField(default=0, help_text=HELP)),
        migrations.AlterField(
            "revision", "markup", models.PositiveSmallIntegerField(default=cards.models.markup_version, help_text=HELP)
        ),
    ]
