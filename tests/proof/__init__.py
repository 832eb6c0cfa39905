"""The proof that the embargo holds: two worlds, and a third with another secret, through random histories.

    worlds.py      three newsrooms, each a process of its own with a database of its own
    child.py       what runs in such a process: acts, requests, what each request touched
    acts.py        what people do; public acts happen in every world, secret acts only where there is a secret
    histories.py   random histories of acts
    catalogue.py   the requests: every address of the URL table as people, crawlers and attackers ask for it
    observers.py   who asks
    compare.py     one history through the three worlds, and whatever differs
    sinks.py       everything an answer is not: logs, mail, folders, page store; searched for canaries
    leaks.py       known leaks, planted to see that undirected histories find them
    __main__.py    `make prove`: the long form, and its certificate

The method is that of random testing for noninterference (Hritcu and others, 2016): a history runs in all worlds, and
after each step an outsider's requests must be answered byte for byte alike, having touched the same rows.
"""
