"""The press room, /<lang>/press/: the only place that knows who is asking.

gate       whoever is not signed in comes to one fixed page, whatever she asked for
cookies    her session, and the place to go on to
adapter    what django-allauth asks of a newsroom: codes, mails, addresses, and the same answer to everybody
forms, entrance, passkeys    signing in and up, password, e-mail address, passkeys
details    who she is: the application that the press office decides on
home       her own page, made of sections; other parts of the newsroom add theirs to `home.SECTIONS`
follows, searches, feed      what she follows, and what of it is new: only what everybody may read
pages      what all its pages share
"""
