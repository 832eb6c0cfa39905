from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("releases", "0011_imports_kept_anew")]

    operations = [
        migrations.RemoveField(model_name="importeddocument", name="refused"),
        migrations.AddField(
            model_name="importeddocument",
            name="refusal",
            field=models.JSONField(default=dict, help_text="Why it could not be read: see importing/refusals."),
        ),
        migrations.AddField(
            model_name="importeddocument",
            name="pages",
            field=models.JSONField(default=dict, help_text="Number of a page that was drawn: where its picture lies."),
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
