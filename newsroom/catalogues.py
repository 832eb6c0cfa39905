"""The interface in Chinese: catalogues that are compiled without system tools, and the texts they have to hold.

The texts are those that our own code and templates pass to gettext. `newsroom/locale/*/LC_MESSAGES/django.po` is
edited by hand; the compiled `.mo` beside it is made where the site is installed and is not kept in the repository.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings
from django.template import Template, engines
from django.template.base import Node
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

APPS = ("accounts", "companies", "contacts", "releases", "newsroom")
CATALOGUES = {"zh-hant": "zh_Hant", "zh-hans": "zh_Hans"}
_PLAIN = {"_", "gettext", "gettext_lazy", "gettext_noop"}
_PLURAL = {"ngettext", "ngettext_lazy"}


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A text of the interface, its plural where it has one, and the file that says it."""

    msgid: str
    plural: str
    where: str


def catalogue(language: str) -> Path:
    return Path(settings.LOCALE_PATHS[0]) / CATALOGUES[language] / "LC_MESSAGES" / "django.po"


def compile_all() -> list[Path]:
    """Compile the catalogues that changed since they last were. -> the files written."""
    return [compiled for language in CATALOGUES if (compiled := compile_one(catalogue(language)))]


def compile_one(source: Path) -> Path | None:
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return None
    # Two processes may start at once: each writes its own file and puts it in place whole.
    own = target.with_suffix(f".{os.getpid()}.mo")
    polib.pofile(str(source)).save_as_mofile(str(own))
    own.replace(target)
    return target


def collect() -> dict[str, list[str]]:
    """Bring the catalogues up to date with the code: new texts without a translation, unused ones gone.

    -> language -> texts that have no translation yet.
    """
    texts = {text.msgid: text for text in sorted(all_texts(), reverse=True)}
    untranslated = {}
    for language in CATALOGUES:
        path = catalogue(language)
        file = polib.pofile(str(path), wrapwidth=110)
        known = {entry.msgid: entry for entry in file}
        file[:] = [known.get(msgid) or _empty(text) for msgid, text in sorted(texts.items(), key=_by_place)]
        for entry in file:
            entry.occurrences = [(texts[entry.msgid].where, "")]
        file.save(str(path))
        untranslated[language] = [entry.msgid for entry in file if not entry.translated()]
    return untranslated


def _by_place(pair: tuple[str, Text]) -> tuple[str, str]:
    return pair[1].where, pair[0]


def _empty(text: Text) -> polib.POEntry:
    flags = ["python-format"] if "%(" in text.msgid else []
    if text.plural:
        return polib.POEntry(msgid=text.msgid, msgid_plural=text.plural, msgstr_plural={0: ""}, flags=flags)
    return polib.POEntry(msgid=text.msgid, msgstr="", flags=flags)


def all_texts() -> set[Text]:
    """Every text that our code and templates pass to gettext."""
    base = Path(settings.BASE_DIR)
    code = [path for app in APPS for path in sorted((base / app).rglob("*.py")) if "migrations" not in path.parts]
    templates = sorted(path for path in (base / "templates").rglob("*.*") if path.is_file())
    found = {text for path in code for text in texts_in_code(path.read_text(), path.relative_to(base).as_posix())}
    return found | {
        text for path in templates for text in texts_in_template(path.read_text(), path.relative_to(base).as_posix())
    }


def texts_in_code(source: str, where: str) -> Iterator[Text]:
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        said = [arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
        if name in _PLAIN and len(said) == 1:
            yield Text(said[0], "", where)
        elif name in _PLURAL and len(said) == 2:
            yield Text(said[0], said[1], where)


def texts_in_template(source: str, where: str) -> Iterator[Text]:
    template: Template = engines["django"].from_string(source).template  # type: ignore[attr-defined]
    for node in template.nodelist.get_nodes_by_type(Node):
        if isinstance(node, TranslateNode):
            said = node.filter_expression.var.literal
            if said:  # a variable has none
                yield Text(str(said), "", where)
        elif isinstance(node, BlockTranslateNode):
            singular, _names = node.render_token_list(node.singular)
            plural = node.render_token_list(node.plural)[0] if node.plural else ""
            yield Text(singular, plural, where)
