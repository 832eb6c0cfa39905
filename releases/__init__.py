"""What is said, and how it travels.

A document file -> `importing` (read, recognise, save) -> the working copy in `models`, edited at the desk in `admin`.
`preflight` says what is wrong with it; `workflow` is the one table of states and what may happen in each.
`freezing` makes one ReleaseDocument (`document`) per language of it, `issuing` stores them as an Edition with its rows
and one event row (`editions`) in one transaction.
`embargo` is the door: the only way any public surface reaches an Edition, by the database's clock as it is read.
`grants` says who may read an edition before its lift, under which `terms`; `looks` records what they looked at, `told`
what they still have to be told, `broken` an embargo that somebody broke.
`exporting` renders a document for a format; the pages that show it are in `newsroom`.

Imports run one way: issuing -> workflow, preflight, freezing -> editions -> embargo, models -> body -> document;
nothing here imports `newsroom`.
"""
