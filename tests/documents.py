"""Any ReleaseDocument, for property tests: text in three scripts, marks anywhere, lists in lists."""

from __future__ import annotations

from hypothesis import strategies as st

from releases.body import tidy
from releases.document import (
    Attachment,
    Boilerplate,
    Bullets,
    CompanyOnRelease,
    Contact,
    Dateline,
    Figure,
    FigurePlace,
    Item,
    Paragraph,
    Phone,
    Quote,
    ReleaseDocument,
    Run,
    Section,
    Source,
    Table,
    TopicOnRelease,
)

ALPHABET = "abc XYZ09.,“”「」『』香港醫學医学 é—&<>\"'/"
ids = st.text("abcdef0123456789-_", min_size=1, max_size=12)
plain = st.text(ALPHABET, min_size=1, max_size=20)
line = plain.map(lambda text: " ".join(text.split())).filter(bool)
addresses = st.sampled_from(["https://example.org/a?b=1&c=2", "http://x.example/", "mailto:a@b.example"])


def runs(required: bool = True):
    run = st.builds(
        Run,
        text=st.one_of(plain, st.just("\n")),
        bold=st.booleans(),
        italic=st.booleans(),
        position=st.sampled_from(["", "sub", "sup"]),
        href=st.one_of(st.just(""), addresses),
        quote=st.one_of(st.just(""), ids),
    )
    made = st.lists(run, min_size=1, max_size=5).map(tidy)
    return made.filter(bool) if required else made


items = st.recursive(
    st.builds(Item, runs=runs()),
    lambda inner: st.builds(
        Item, runs=runs(), items=st.lists(inner, min_size=1, max_size=2).map(tuple), ordered=st.booleans()
    ),
    max_leaves=6,
)


@st.composite
def tables(draw):
    width = draw(st.integers(1, 3))
    row = st.lists(runs(required=False), min_size=width, max_size=width).map(tuple).filter(any)
    return Table(tuple(draw(st.lists(row, min_size=1, max_size=3))), draw(st.booleans()))


blocks = st.one_of(
    st.builds(Paragraph, runs=runs()),
    st.builds(Bullets, items=st.lists(items, min_size=1, max_size=3).map(tuple), ordered=st.booleans()),
    st.builds(FigurePlace, figure=ids),
    tables(),
)
many_blocks = st.lists(blocks, max_size=4).map(tuple)


@st.composite
def bodies(draw):
    """Canonical sections: only the first may be without a heading, and then it has blocks."""
    first = draw(many_blocks)
    rest = draw(
        st.lists(st.builds(Section, heading=line, blocks=many_blocks, level=st.sampled_from([2, 3])), max_size=3)
    )
    return ((Section(None, first),) if first else ()) + tuple(rest)


sources = st.builds(Source, name=ids, type=st.just("image/webp"), bytes=st.integers(1, 9_999), width=st.integers(0, 99))
lines = st.lists(line, max_size=3).map(tuple)
dates = st.one_of(st.none(), st.dates())


def documents():
    return st.builds(
        ReleaseDocument,
        language=st.sampled_from(["en", "zh-hant", "zh-hans"]),
        headline=line,
        notice=plain,
        label=plain,
        subheads=lines,
        highlights=lines,
        dateline=st.one_of(st.none(), st.builds(Dateline, text=line, place=line, date=dates)),
        sections=bodies(),
        quotes=st.lists(st.builds(Quote, id=ids, speaker=line, words=plain, person=ids), max_size=2).map(tuple),
        figures=st.lists(
            st.builds(Figure, id=ids, number=st.one_of(st.none(), st.integers(1, 9)), sources=st.tuples(sources)),
            max_size=2,
        ).map(tuple),
        attachments=st.lists(
            st.builds(Attachment, id=ids, kind=st.sampled_from(["data", "video"]), title=line), max_size=1
        ).map(tuple),
        boilerplates=st.lists(st.builds(Boilerplate, heading=line, company=line, paragraphs=lines), max_size=2).map(
            tuple
        ),
        notes=lines,
        contacts=st.lists(
            st.builds(Contact, organisation=line, phones=st.tuples(st.builds(Phone, number=ids))), max_size=2
        ).map(tuple),
        companies=st.lists(st.builds(CompanyOnRelease, name=line, aliases=lines), max_size=2).map(tuple),
        topics=st.lists(st.builds(TopicOnRelease, id=ids, name=line), max_size=2).map(tuple),
    )


def release_with(paragraph: list[Run], **parts) -> ReleaseDocument:
    return ReleaseDocument("en", "A headline", sections=(Section(None, (Paragraph(tuple(paragraph)),)),), **parts)
