"""What is said, and how it travels.

A document file -> `importing` (read, recognise, save) -> the working copy in `models`, edited at the desk in `admin`.
`preflight` says what is wrong with it; `workflow` is the one table of states and what may happen in each.
`freezing` makes one ReleaseDocument (`document`) per language of it, `issuing` stores them as an Edition with its rows
and one event row (`editions`) in one transaction.
`embargo` is the door: the only way any public surface reaches an Edition, by the database's clock as it is read.
`exporting` renders a document for a format; the pages that show it are in `newsroom`.

Imports run one way: issuing -> workflow, preflight, freezing -> editions -> embargo, models -> body -> document;
nothing here imports `newsroom`.
"""
