from __future__ import annotations
LEAKS = {}
def plant(name): LEAKS[name]()
def out(): pass
