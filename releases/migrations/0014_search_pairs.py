"""Pairs of neighbouring words into PostgreSQL's index, of what is in it already; and the index of what waits."""

from django.db import migrations, models

PAIRS = """
    WITH placed AS (
        SELECT lifted.id, word.lexeme, at.position
        FROM releases_searchrow AS lifted, unnest(lifted.words) AS word, unnest(word.positions) AS at(position)
        WHERE word.lexeme <> '|'),
    pairs AS (
        SELECT one.id, array_agg(DISTINCT one.lexeme || ' ' || two.lexeme) AS made
        FROM placed AS one JOIN placed AS two ON two.id = one.id AND two.position = one.position + 1
        GROUP BY one.id)
    UPDATE releases_searchrow AS lifted SET words = lifted.words || array_to_tsvector(pairs.made)
    FROM pairs WHERE pairs.id = lifted.id"""


def add_pairs(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(PAIRS)


class Migration(migrations.Migration):
    dependencies = [("releases", "0013_diary_references")]

    operations = [
        migrations.AlterField("searchpending", "lift", models.DateTimeField()),
        migrations.AddIndex("searchpending", models.Index(fields=["lift", "id"], name="pending_by_lift")),
        migrations.RunPython(add_pairs, migrations.RunPython.noop),
    ]
