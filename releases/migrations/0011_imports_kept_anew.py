"""Readings are kept in another form; those of files that wait are not worth bringing over: the files are dropped again."""

from typing import Any

from django.db import migrations


def clear(apps: Any, schema_editor: Any) -> None:
    documents = apps.get_model("releases", "ImportedDocument")
    for document in documents.objects.exclude(reading=None):
        if "files" not in document.reading:
            document.reading, document.pieces = None, []
            document.save()
    seen = set()
    for file in apps.get_model("releases", "ImportedFile").objects.order_by("at"):
        if file.sha256 in seen:
            file.delete()
        seen.add(file.sha256)


class Migration(migrations.Migration):
    dependencies = [("releases", "0010_diary")]

    operations = [migrations.RunPython(clear, migrations.RunPython.noop)]
