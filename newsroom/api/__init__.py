"""/api/v1/: what is public, for programs. Read only, from anywhere, the same for everybody.

answers     how one is sent, and what is wrong with a question as RFC 9457 has it
questions   the parameters: each with its schema, its reader and the sentence that refuses
shapes      the answers as dataclasses, their JSON, and the JSON Schema of both from the same annotations
views       one function per address, each beginning at the door
openapi     the description of it all
"""
