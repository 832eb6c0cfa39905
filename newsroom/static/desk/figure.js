// Where a picture stands in the text: a block that carries the id of its row among the pictures, and shows it.
import { Node } from "django-prose-editor/editor"

import { ask, make } from "desk/dialogs"

const say = (key, values) => window.desk.say(key, values)
const part = () => document.getElementById("part-figures")
const rows = () => (part() ? window.deskRows.staying(part()) : [])
const rowOf = (id) => rows().find((row) => window.deskRows.idOf(row) === id)

function captionOf(row, language) {
  const caption = window.deskRows.field(row, `caption_${language}`)?.value.trim()
  return caption || row.querySelector(".row-title").textContent
}

function draw(dom, id, language) {
  const row = rowOf(id)
  const src = row?.querySelector(".thumb img")?.getAttribute("src")
  const picture = src ? make("img", { src, alt: "" }) : make("span", { className: "no-picture" })
  dom.replaceChildren(picture, make("figcaption", { textContent: row ? captionOf(row, language) : say("figure_gone") }))
}

export const FigurePlace = Node.create({
  name: "figurePlace",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes() {
    return {
      figure: {
        default: "",
        parseHTML: (element) => element.dataset.figure ?? "",
        renderHTML: ({ figure }) => ({ "data-figure": figure }),
      },
    }
  },
  parseHTML() {
    return [{ tag: "figure[data-figure]" }]
  },
  renderHTML({ HTMLAttributes }) {
    return ["figure", HTMLAttributes]
  },
  addNodeView() {
    return ({ node, editor }) => {
      const dom = make("figure", { className: "placed" })
      const show = () => draw(dom, node.attrs.figure, editor.deskLanguage ?? window.desk.language)
      const events = ["desk:rows", "change"]
      events.forEach((name) => document.addEventListener(name, show))
      setTimeout(show)
      return {
        dom,
        ignoreMutation: () => true,
        destroy: () => events.forEach((name) => document.removeEventListener(name, show)),
      }
    }
  },
})

export async function placeFigure(editor) {
  const known = rows().filter((row) => window.deskRows.idOf(row))
  if (!known.length) {
    await ask(say("figure"), [make("p", { textContent: say("figure_none") })], say("ok"), () => ({}))
    part()?.scrollIntoView()
    return
  }
  const options = known.map((row, n) => {
    const radio = make("input", { type: "radio", name: "figure", value: window.deskRows.idOf(row), checked: n === 0 })
    const src = row.querySelector(".thumb img")?.getAttribute("src")
    return make("label", {}, radio, ...(src ? [make("img", { src, alt: "" })] : []), captionOf(row, editor.deskLanguage))
  })
  const list = make("div", { className: "options", role: "radiogroup", "aria-label": say("figure_title") }, ...options)
  const answer = await ask(say("figure_title"), [list], say("figure_place"), (form) => ({
    id: form.querySelector("input:checked").value,
  }))
  if (answer) editor.chain().focus().insertContent({ type: "figurePlace", attrs: { figure: answer.id } }).run()
  else editor.commands.focus()
}
