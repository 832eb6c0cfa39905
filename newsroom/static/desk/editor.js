// The rich text of a release: one editor per language over its text area, which keeps the form's value.
import {
  Bold, BulletList, Document, Dropcursor, Editor, Gapcursor, HardBreak, Heading, History, Italic, Link, ListItem,
  OrderedList, Paragraph, Subscript, Superscript, Table, TableCell, TableHeader, TableRow, Text,
} from "django-prose-editor/editor"

import { askForLink } from "desk/dialogs"
import { FigurePlace } from "desk/figure"
import { CleanPaste } from "desk/paste"
import { QuoteMark, showWords } from "desk/quote"
import { toolbar } from "desk/toolbar"

const OurLink = Link.extend({
  addKeyboardShortcuts() {
    return {
      "Mod-k": () => {
        askForLink(this.editor)
        return true
      },
    }
  },
}).configure({ openOnClick: false, enableTarget: false, autolink: true, protocols: ["http", "https", "mailto", "tel"] })

const extensions = [
  Document, Paragraph, Text, HardBreak, History, Gapcursor, Dropcursor,
  Heading.configure({ levels: [2, 3] }), Bold, Italic, Subscript, Superscript, BulletList, OrderedList, ListItem,
  Table.configure({ resizable: false }), TableRow, TableHeader, TableCell,
  OurLink, QuoteMark, FigurePlace, CleanPaste,
]

export const editors = new Map()

function start(textarea) {
  const language = textarea.closest("[data-language]").dataset.language
  const label = document.querySelector(`label[for="${textarea.id}"]`)
  label.id = `${textarea.id}_label`
  const box = document.createElement("div")
  box.className = "prose"
  textarea.before(box)
  const place = document.createElement("div")
  box.append(place, textarea)

  const editor = new Editor({
    element: place,
    content: textarea.value,
    extensions,
    // The rules of its style stand in desk.css: a style in the page is against our policy.
    injectCSS: false,
    editorProps: {
      attributes: {
        role: "textbox",
        "aria-multiline": "true",
        "aria-labelledby": label.id,
        lang: textarea.lang,
        spellcheck: "true",
      },
    },
    onUpdate({ editor }) {
      textarea.value = editor.isEmpty ? "" : editor.getHTML()
      textarea.dispatchEvent(new Event("input", { bubbles: true }))
      showWords(editors)
    },
  })
  editor.deskLanguage = language
  editors.set(language, editor)
  box.prepend(toolbar(editor))
  label.addEventListener("click", () => editor.commands.focus())
  textarea.addEventListener("desk:restored", () => editor.commands.setContent(textarea.value))
}

function ready() {
  for (const textarea of document.querySelectorAll("textarea.desk-editor")) start(textarea)
  showWords(editors)
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready)
else ready()
