"""From a document file to a draft: read (file -> Pieces) -> recognise (Pieces -> Reading) -> save (-> working copy)."""
