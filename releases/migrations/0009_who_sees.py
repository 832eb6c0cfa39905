import accounts.ids
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0008_early_access"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="release",
            name="restricted",
            field=models.BooleanField(default=False, editable=False, verbose_name="only for the people named"),
        ),
        migrations.AddField(
            model_name="storedfile",
            name="by",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="MadeFor",
            fields=[
                ("id", accounts.ids.RandomIdField(serialize=False)),
                ("kind", models.CharField(max_length=40)),
                ("thing", models.CharField(max_length=20)),
                ("release", models.CharField(db_index=True, max_length=20)),
                ("by", models.CharField(blank=True, max_length=20)),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("kind", "thing", "release"), name="made_for_once")],
            },
        ),
        migrations.CreateModel(
            name="NamedChange",
            fields=[
                ("id", accounts.ids.RandomIdField(serialize=False)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "did",
                    models.CharField(
                        choices=[
                            ("restricted", "restricted the release to the people named"),
                            ("opened", "opened the release to everybody at the press office"),
                            ("added", "added"),
                            ("removed", "took off"),
                        ],
                        max_length=10,
                    ),
                ),
                ("whom", models.CharField(blank=True, max_length=160)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="named_changes", to="releases.release"
                    ),
                ),
            ],
            options={
                "verbose_name": "change of who sees a release",
                "verbose_name_plural": "changes of who sees a release",
                "ordering": ["-at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                ("id", accounts.ids.RandomIdField(serialize=False)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("language", models.CharField(max_length=10)),
                ("text", models.TextField(blank=True, verbose_name="remark")),
                ("instead", models.TextField(blank=True, verbose_name="words as they stand")),
                ("proposed", models.TextField(blank=True, verbose_name="words as they should be")),
                ("settled", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="remarks", to="releases.release"
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "remark",
                "verbose_name_plural": "remarks",
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="Named",
            fields=[
                ("id", accounts.ids.RandomIdField(serialize=False)),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="named", to="releases.release"
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "verbose_name": "person named on a release",
                "verbose_name_plural": "people named on a release",
                "constraints": [models.UniqueConstraint(fields=("release", "user"), name="named_once_per_release")],
            },
        ),
    ]
