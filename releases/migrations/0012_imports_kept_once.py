from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("releases", "0011_imports_kept_anew")]

    operations = [
        migrations.RemoveField(model_name="importeddocument", name="refused"),
        migrations.AddField(
            model_name="importeddocument",
            name="refusal",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="importeddocument",
            name="pages",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="importedfile",
            name="apart",
            field=models.CharField(blank=True, max_length=20),
        ),
        migrations.AddConstraint(
            model_name="importedfile",
            constraint=models.UniqueConstraint(fields=["sha256", "apart"], name="file_imported_once"),
        ),
    ]
