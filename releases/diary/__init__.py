"""The diary: what is coming, known before any text is written.

entries      the officer's entry: a title, a day or a time, how sure it is; and the release that it may become
published    what readers know of an entry: frozen rows, found through the door
publishing   from the one to the other: each change dated, with its reason
sheet        a year of dates from a spreadsheet, as a dry run first
dates        days and times as spreadsheets write them

An entry tied to a release that is issued with an announcement becomes that announcement, and keeps its id in calendars.
"""
