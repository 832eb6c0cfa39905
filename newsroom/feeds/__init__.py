"""The newest press releases for feed readers, whole and in one language: of everything, a company or a topic.

views     find the rows through the door
entries   a row -> an Entry: the full text with absolute addresses
rss, atom, json_feed    a Feed -> bytes, one module per format
"""
