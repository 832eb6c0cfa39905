from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="role",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "none: permissions given one by one"),
                    ("officer", "officer: writes, has it approved, issues"),
                    ("editor", "editor: also approves, moves, withdraws and deletes"),
                    ("reviewer", "partner reviewer: reads and comments on the releases that name her"),
                ],
                default="",
                max_length=10,
                verbose_name="role",
            ),
        ),
    ]
