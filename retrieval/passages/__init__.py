"""Reads a folder of Markdown, HTML and CSV pages into passages that can be quoted with their source.

folder.py     files -> pages, each in its language, with a report of what was left out
markdown.py   Markdown  -> blocks
html.py       HTML      -> blocks, only what a reader of the page would see
pages.py      blocks    -> passages by headings, long ones parted
pairs.py      tables of questions and answers -> passages with the questions they are for
store.py      passages in the database
"""

from retrieval.passages.folder import Folder, Skipped, read_folder
from retrieval.passages.store import PassageStore, Stored

__all__ = ["Folder", "PassageStore", "Skipped", "Stored", "read_folder"]
