"""The words of headlines into the index, of what is in it already, so that they can be suggested."""

from django.db import migrations

from releases.search_index import title_mark
from releases.search_words import title_words


def add_titles(apps, schema_editor):
    SearchRow = apps.get_model("releases", "SearchRow")
    SearchPending = apps.get_model("releases", "SearchPending")
    for row in SearchPending.objects.iterator():
        row.words = f"{' '.join(titles_of(apps, row.edition_id))} | {row.words}"
        row.save(update_fields=["words"])
    postgresql = schema_editor.connection.vendor == "postgresql"
    statement = (
        "UPDATE releases_searchrow SET words = words || array_to_tsvector(%s) WHERE key = %s"
        if postgresql
        else "UPDATE releases_searchwords SET words = %s || ' | ' || words WHERE rowid = %s"
    )
    with schema_editor.connection.cursor() as cursor:
        for row in SearchRow.objects.iterator():
            titles = titles_of(apps, row.edition_id)
            if titles:
                cursor.execute(statement, [titles if postgresql else " | ".join(titles), row.key])


def titles_of(apps, edition):
    texts = apps.get_model("releases", "EditionText").objects.filter(edition_id=edition, written=True)
    found = (title_mark(word) for text in texts.only("headline") for word in title_words(text.headline))
    return list(dict.fromkeys(found))


class Migration(migrations.Migration):
    dependencies = [("releases", "0014_search_pairs")]

    operations = [migrations.RunPython(add_titles, migrations.RunPython.noop)]
