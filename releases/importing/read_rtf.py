"""Rich text files (.rtf) -> Contents: what WordPad, TextEdit and old press systems save."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from releases.document import Run
from releases.importing.decoding import cleaned
from releases.importing.docx_package import web_address
from releases.importing.markers import split_marker
from releases.importing.office_messages import LONGEST, Comment, Messages, Revision
from releases.importing.office_pieces import Pieces
from releases.importing.office_styles import Look, kind_named
from releases.importing.office_text import Bit
from releases.importing.reading import Contents, Piece, Place, UnreadableFile
from releases.importing.rtf_words import CHARACTERS, CODE_PAGES, Word, code_page, words_of

DEEPEST = 400  # groups in groups
MOST_BYTES_OF_PICTURE = 20 * 1024 * 1024

# Groups whose words are no text, and where those that we use go instead.
_ASIDE = {
    "fonttbl", "stylesheet", "pict", "fldinst", "listtext", "pntext", "header", "headerl", "headerr", "headerf",
    "footer", "footerl", "footerr", "footerf", "footnote", "annotation", "atnauthor", "revtbl",
}  # fmt: skip
_SILENT = {
    "colortbl", "info", "listtable", "listoverridetable", "rsidtbl", "generator", "themedata", "datastore", "xmlnstbl",
    "filetbl", "bkmkstart", "bkmkend", "atnid", "atnref", "atndate", "atntime", "atnicn", "pnseclvl", "latentstyles",
    "object", "objdata", "objclass", "nonshppict", "shpinst", "sp", "template", "ftnsep", "ftnsepc", "aftnsep", "xe",
    "tc", "private", "mmathPr", "wgrffmtfilter", "upr", "panose", "falt", "listname", "blipuid", "picprop", "defchp",
    "defpap", "colorschememapping", "userprops", "pgptbl", "fchars", "lchars", "nextfile", "txe", "atrfstart",
    "atrfend", "expandedcolortbl", "password", "passwordhash",
}  # fmt: skip


@dataclass
class State:
    """What a group sets and its end undoes."""

    font: int = 0
    bold: bool = False
    italic: bool = False
    position: str = ""
    hidden: bool = False
    size: float = 12.0
    skip_after_unicode: int = 1
    into: str = ""  # the destination that text goes to; "" for the text
    href: str = ""
    inserted: int = -1  # number of the author, -1 for none
    deleted: int = -1


@dataclass
class ParagraphState:
    """What \\pard clears."""

    style: int = 0
    centred: bool = False
    left: int = 0
    first: int = 0
    before: int = 0
    after: int = 0
    depth: int = 0
    in_table: bool = False
    outline: int = 9


def read_rtf(data: bytes) -> Contents:
    """The paragraphs of a rich text file in reading order. Raises UnreadableFile with a sentence."""
    reader = Reader()
    for word in words_of(data):
        reader.take(word)
    reader.end_paragraph()
    for text in reader.asides["header"]:
        reader.pieces.add(Piece((Run(text),), Place(0), furniture=True))
    return reader.pieces.contents()


@dataclass
class Reader:
    """Takes words one after the other."""

    pieces: Pieces = field(default_factory=lambda: Pieces(Messages()))
    state: State = field(default_factory=State)
    stack: list[State] = field(default_factory=list)
    paragraph: ParagraphState = field(default_factory=ParagraphState)
    bits: list[Bit] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)  # bytes in a code page, not yet decoded
    default_page: str = "cp1252"
    fonts: dict[int, str] = field(default_factory=dict)  # font -> code page
    styles: dict[int, Look] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)  # what the open destinations have said
    authors: list[str] = field(default_factory=list)
    asides: dict[str, list[str]] = field(default_factory=lambda: {"header": [], "footnote": []})
    to_skip: int = 0  # characters that stand in for a Unicode one in old programs
    starred: bool = False
    opened: bool = False  # a group has just begun: a control word may name its destination
    marker: str = ""
    table: int = 0
    row: int = 0
    column: int = 0
    was_in_table: bool = False
    style_number: int = 0
    picture_size: tuple[float, float] = (0.0, 0.0)
    high: int = 0  # the first half of a surrogate pair
    comments: int = 0

    def take(self, word: Word) -> None:
        if word.kind != "byte":
            self.flush()
        if word.kind == "open":
            if len(self.stack) > DEEPEST:
                raise UnreadableFile("deep")
            self.stack.append(replace(self.state))
            self.opened, self.starred = True, False
        elif word.kind == "close":
            self.close()
        elif word.kind == "star":
            self.starred = True
        elif word.kind == "word":
            self.control(word.name, word.number)
            self.opened = self.opened and self.starred and word.name == "*"
        elif word.kind == "byte":
            self.opened = False
            if self.to_skip:
                self.to_skip -= 1
            else:
                self.raw.append(word.number or 0)
        else:
            self.opened = False
            text = word.text[self.to_skip :] if self.to_skip else word.text
            self.to_skip = max(0, self.to_skip - len(word.text))
            self.say(text)

    def flush(self) -> None:
        if self.raw:
            page = self.fonts.get(self.state.font, self.default_page)
            text = bytes(self.raw).decode(page, "replace")
            if "\ufffd" in text and page != "gb18030":
                text = bytes(self.raw).decode("cp1252" if page != "cp1252" else "gb18030", "replace")
            self.raw.clear()
            self.say(text)

    def say(self, text: str) -> None:
        """Text goes to the destination that is open, or to the paragraph."""
        into = self.state.into
        if into == "silent" or not text:
            return
        if into:
            if len(self.words.get(into, "")) < 2 * MOST_BYTES_OF_PICTURE:
                self.words[into] = self.words.get(into, "") + text
        elif not self.state.hidden:
            self.bits.append(self.bit(text))

    def bit(self, text: str) -> Bit:
        state = self.state
        run = Run(cleaned(text), state.bold, state.italic, state.position, state.href)  # type: ignore[arg-type]
        if state.deleted >= 0:
            return Bit(Run(""), state.size, self.revision("deletion", state.deleted), ("deleted", text))
        inserted = self.revision("insertion", state.inserted) if state.inserted >= 0 else None
        return Bit(run, state.size, inserted)

    def revision(self, kind: str, author: int) -> Revision:
        return Revision(kind, self.authors[author] if author < len(self.authors) else "", "")  # type: ignore[arg-type]

    # Control words

    def control(self, name: str, number: int | None) -> None:
        if self.state.into == "pict" and name in ("picwgoal", "pichgoal"):
            size = (number or 0) / 20
            self.picture_size = (size, self.picture_size[1]) if name == "picwgoal" else (self.picture_size[0], size)
        elif name in _SILENT or (self.opened and self.starred and name not in _ASIDE and name not in _USED_STARRED):
            self.state.into = "silent"
        elif name in _ASIDE and self.state.into != "silent":
            self.state.into = name
            self.words[name] = ""
        elif name in CHARACTERS:
            self.say(CHARACTERS[name])
        elif name == "u":
            self.unicode(number or 0)
        elif action := _ACTIONS.get(name):
            action(self, number)

    def unicode(self, number: int) -> None:
        code = number % 65536
        self.to_skip = self.state.skip_after_unicode
        if 0xD800 <= code < 0xDC00:
            self.high = code
        elif 0xDC00 <= code < 0xE000:
            if self.high:
                self.say(chr(0x10000 + ((self.high - 0xD800) << 10) + code - 0xDC00))
            self.high = 0
        else:
            self.say(chr(code))

    def close(self) -> None:
        into = self.state.into
        outer = self.stack.pop() if self.stack else State()
        if into and into != outer.into:
            self.destination_ends(into, outer)
        elif into == "stylesheet":  # one style of the sheet
            kind, level = kind_named(self.words.get(into, "").strip(" ;"))
            self.styles[self.style_number] = Look(kind=kind, level=level)
            self.words[into] = ""
        outer.href = outer.href or ""
        self.state = outer

    def destination_ends(self, into: str, outer: State) -> None:
        """What a destination said is put to its use."""
        words = self.words.pop(into, "")
        if into == "fldinst":
            match = re.match(r"\s*HYPERLINK\s+(?!\\l)\"?([^\"\s]+)", words, re.I)
            # The field's result stands in a later group of the group around: it reads the link from there.
            outer.href = web_address(match.group(1)) if match else outer.href
        elif into in ("listtext", "pntext"):
            self.marker = words.strip()
        elif into == "revtbl":
            self.authors = [name.strip() for name in words.split(";")]
        elif into.startswith(("header", "footer")):
            text = " ".join(words.split())
            if text and text not in self.asides["header"]:
                self.asides["header"].append(text)
        elif into == "footnote":
            self.asides["footnote"].append(words.strip())
        elif into == "annotation":
            self.comments += 1
            author = self.words.pop("kept author", "")
            self.pieces.messages.comments[str(self.comments)] = Comment(words.strip()[:LONGEST], author[:200], "")
            self.bits.append(Bit(Run(""), event=("end", str(self.comments))))
        elif into == "atnauthor":
            self.words["kept author"] = words
        elif into == "pict":
            self.picture(words)

    def picture(self, words: str) -> None:
        digits = re.sub(r"[^0-9a-fA-F]", "", words)
        if 64 < len(digits) <= 2 * MOST_BYTES_OF_PICTURE:
            data = bytes.fromhex(digits[: len(digits) // 2 * 2])
            held, self.bits = self.bits, []
            self.pieces.picture(f"picture-{zlib.crc32(data):08x}", data, *self.picture_size)
            self.bits = held
        self.picture_size = (0.0, 0.0)

    # Paragraphs

    def end_paragraph(self, number: int | None = None) -> None:
        p = self.paragraph
        if p.in_table and not self.was_in_table:
            self.table, self.row, self.column = self.table + 1, 0, 0
        self.was_in_table = p.in_table
        style = self.styles.get(p.style, Look())
        heading = p.outline < 9 and not style.kind
        look = replace(
            style,
            kind="heading" if heading else style.kind,
            level=p.outline + 1 if heading else style.level,
            align="center" if p.centred else None,
            before=p.before,
            after=p.after,
        )
        marker, _ = split_marker(f"{self.marker} x") if self.marker else ("", "")
        if self.marker and not marker:
            marker = "•"
        cell = (self.table, self.row, self.column) if p.in_table else None
        bits, self.bits, self.marker = self.bits, [], ""
        depth = p.depth + 1 if marker else 0
        self.pieces.paragraph(bits, look, marker, depth, max(0, round((p.left + p.first) / 100)), cell)

    def end_cell(self, number: int | None = None) -> None:
        self.paragraph.in_table = True
        self.end_paragraph()
        self.column += 1

    def end_row(self, number: int | None = None) -> None:
        self.row, self.column = self.row + 1, 0


_USED_STARRED = ("shppict", "fldinst", "pn", "cs", "do", "shptxt", "ud", "shp", "bodytype")


def _set(name: str, convert: Callable[[int | None], object]) -> Callable[[Reader, int | None], None]:
    return lambda reader, number: setattr(reader.state, name, convert(number))


def _set_paragraph(name: str, convert: Callable[[int | None], object]) -> Callable[[Reader, int | None], None]:
    return lambda reader, number: setattr(reader.paragraph, name, convert(number))


def _plain(reader: Reader, number: int | None) -> None:
    reader.state = replace(
        reader.state, bold=False, italic=False, position="", hidden=False, size=12.0, inserted=-1, deleted=-1
    )


def _pard(reader: Reader, number: int | None) -> None:
    reader.paragraph = ParagraphState()


def _font(reader: Reader, number: int | None) -> None:
    reader.state.font = number or 0


def _charset(reader: Reader, number: int | None) -> None:
    reader.fonts[reader.state.font] = CODE_PAGES.get(number or 0, reader.default_page)


def _page(reader: Reader, number: int | None) -> None:
    reader.default_page = code_page(number or 1252)


def _style(reader: Reader, number: int | None) -> None:
    if reader.state.into == "stylesheet":
        reader.style_number = number or 0
        reader.words["stylesheet"] = ""
    else:
        reader.paragraph.style = number or 0


def _on(number: int | None) -> bool:
    return number != 0


def _number(number: int | None) -> int:
    return number or 0


_ACTIONS: dict[str, Callable[[Reader, int | None], None]] = {
    "par": Reader.end_paragraph,
    "sect": Reader.end_paragraph,
    "cell": Reader.end_cell,
    "nestcell": Reader.end_cell,
    "row": Reader.end_row,
    "pard": _pard,
    "plain": _plain,
    "ansicpg": _page,
    "f": _font,
    "fcharset": _charset,
    "s": _style,
    "b": _set("bold", _on),
    "i": _set("italic", _on),
    "v": _set("hidden", _on),
    "super": _set("position", lambda n: "sup" if n != 0 else ""),
    "sub": _set("position", lambda n: "sub" if n != 0 else ""),
    "nosupersub": _set("position", lambda n: ""),
    "fs": _set("size", lambda n: (n or 24) / 2),
    "uc": _set("skip_after_unicode", lambda n: min(max(n or 0, 0), 8)),
    "revised": _set("inserted", lambda n: 0 if n != 0 else -1),
    "revauth": _set("inserted", _number),
    "deleted": _set("deleted", lambda n: 0 if n != 0 else -1),
    "revauthdel": _set("deleted", _number),
    "qc": _set_paragraph("centred", lambda n: True),
    "ql": _set_paragraph("centred", lambda n: False),
    "qj": _set_paragraph("centred", lambda n: False),
    "li": _set_paragraph("left", _number),
    "fi": _set_paragraph("first", _number),
    "sb": _set_paragraph("before", _number),
    "sa": _set_paragraph("after", _number),
    "ilvl": _set_paragraph("depth", lambda n: min(max(n or 0, 0), 8)),
    "intbl": _set_paragraph("in_table", lambda n: True),
    "outlinelevel": _set_paragraph("outline", lambda n: 9 if n is None else n),
}
"""Control word -> what it does; words that are not here change nothing that we read."""
