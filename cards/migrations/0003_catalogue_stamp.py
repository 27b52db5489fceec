from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cards', '0002_passages'),
    ]

    operations = [
        migrations.CreateModel(
            name='CatalogueStamp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value', models.UUIDField()),
            ],
        ),
    ]
