"""Invented content for demonstrations: companies, people, contacts and releases as TOML, and their pictures.

Nothing here touches the database: `content.load()` gives checked, typed data, and whoever loads it makes the rows.
"""
