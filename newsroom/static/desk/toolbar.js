// The buttons over the text. What an officer looks for first stands in words: Quote and Picture.
import { askForLink } from "desk/dialogs"
import { placeFigure } from "desk/figure"
import { markQuote } from "desk/quote"

const say = (key) => window.desk.say(key)

const BUTTONS = [
  { name: "quote", text: () => say("quote"), strong: true, run: markQuote, active: (e) => e.isActive("quote") },
  { name: "figure", text: () => say("figure"), strong: true, run: placeFigure },
  null,
  { name: "bold", text: () => "B", run: (e) => e.chain().focus().toggleBold().run(), active: (e) => e.isActive("bold") },
  { name: "italic", text: () => "I", run: (e) => e.chain().focus().toggleItalic().run(), active: (e) => e.isActive("italic") },
  { name: "heading", text: () => say("heading"), run: (e) => e.chain().focus().toggleHeading({ level: 2 }).run(), active: (e) => e.isActive("heading", { level: 2 }) },
  { name: "subheading", text: () => say("subheading"), run: (e) => e.chain().focus().toggleHeading({ level: 3 }).run(), active: (e) => e.isActive("heading", { level: 3 }) },
  null,
  { name: "bullets", text: () => "• –", run: (e) => e.chain().focus().toggleBulletList().run(), active: (e) => e.isActive("bulletList") },
  { name: "numbers", text: () => "1.", run: (e) => e.chain().focus().toggleOrderedList().run(), active: (e) => e.isActive("orderedList") },
  { name: "link", text: () => say("link"), run: askForLink, active: (e) => e.isActive("link") },
  { name: "table", text: () => say("table"), run: (e) => e.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(), hidden: (e) => e.isActive("table") },
  { name: "row_add", text: () => say("row_add"), run: (e) => e.chain().focus().addRowAfter().run(), hidden: (e) => !e.isActive("table") },
  { name: "row_remove", text: () => say("row_remove"), run: (e) => e.chain().focus().deleteRow().run(), hidden: (e) => !e.isActive("table") },
  { name: "column_add", text: () => say("column_add"), run: (e) => e.chain().focus().addColumnAfter().run(), hidden: (e) => !e.isActive("table") },
  { name: "column_remove", text: () => say("column_remove"), run: (e) => e.chain().focus().deleteColumn().run(), hidden: (e) => !e.isActive("table") },
  { name: "table_remove", text: () => say("table_remove"), run: (e) => e.chain().focus().deleteTable().run(), hidden: (e) => !e.isActive("table") },
  { name: "sub", text: () => "x₂", run: (e) => e.chain().focus().toggleSubscript().run(), active: (e) => e.isActive("subscript") },
  { name: "sup", text: () => "x²", run: (e) => e.chain().focus().toggleSuperscript().run(), active: (e) => e.isActive("superscript") },
  null,
  { name: "undo_step", text: () => "↶", run: (e) => e.chain().focus().undo().run() },
  { name: "redo_step", text: () => "↷", run: (e) => e.chain().focus().redo().run() },
]

export function toolbar(editor) {
  const bar = document.createElement("div")
  bar.className = "prose-tools"
  bar.setAttribute("role", "toolbar")
  bar.setAttribute("aria-label", say("toolbar"))
  const made = BUTTONS.map((definition) => {
    if (!definition) {
      const gap = document.createElement("span")
      gap.className = "gap"
      bar.append(gap)
      return null
    }
    const button = document.createElement("button")
    button.type = "button"
    button.dataset.tool = definition.name
    button.textContent = definition.text()
    button.title = say(definition.name)
    button.setAttribute("aria-label", say(definition.name))
    if (definition.active) button.setAttribute("aria-pressed", "false")
    button.classList.toggle("strong", Boolean(definition.strong))
    // The selection stays where it is while the button is pressed.
    button.addEventListener("mousedown", (event) => event.preventDefault())
    button.addEventListener("click", () => definition.run(editor))
    bar.append(button)
    return { button, definition }
  }).filter(Boolean)

  // One stop of the Tab key for the whole bar; the arrow keys go along it.
  const reachable = () => made.map(({ button }) => button).filter((button) => !button.hidden)
  made.forEach(({ button }, n) => (button.tabIndex = n ? -1 : 0))
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!step) return
    event.preventDefault()
    const buttons = reachable()
    const at = buttons.indexOf(document.activeElement)
    const next = buttons[(at + step + buttons.length) % buttons.length]
    made.forEach(({ button }) => (button.tabIndex = button === next ? 0 : -1))
    next.focus()
  })

  const refresh = () => {
    for (const { button, definition } of made) {
      if (definition.active) button.setAttribute("aria-pressed", String(definition.active(editor)))
      if (definition.hidden) button.hidden = definition.hidden(editor)
    }
  }
  editor.on("transaction", refresh)
  refresh()
  return bar
}
