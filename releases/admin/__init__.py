"""The desk: where the working copy is edited and carried through the workflow."""

from releases.admin import release, topics

__all__ = ["release", "topics"]
