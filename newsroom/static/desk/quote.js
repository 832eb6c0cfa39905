// The words of a quote: a mark that carries the id of the Quote that says who said them.
import { Mark } from "django-prose-editor/editor"

import { ask, make } from "desk/dialogs"

const say = (key, values) => window.desk.say(key, values)
const part = () => document.getElementById("part-quotes")

export const QuoteMark = Mark.create({
  name: "quote",
  // Before every other mark, so that a quote is one element however its words are set.
  priority: 2000,
  inclusive: false,
  addAttributes() {
    return {
      quote: {
        default: "",
        parseHTML: (element) => element.dataset.quote ?? "",
        renderHTML: ({ quote }) => ({ "data-quote": quote }),
      },
    }
  },
  parseHTML() {
    return [{ tag: "q[data-quote]" }]
  },
  renderHTML({ HTMLAttributes }) {
    return ["q", HTMLAttributes, 0]
  },
})

const nameOf = (row, language) => {
  const of = (name, code) => window.deskRows.field(row, `${name}_${code}`)?.value.trim()
  const speaker = of("speaker", language) || ["en", "zh_hant", "zh_hans"].map((code) => of("speaker", code)).find(Boolean)
  return speaker || row.querySelector(".row-title").textContent.trim() || say("quote_unnamed")
}

function options(editor, current) {
  const rows = window.deskRows.staying(part())
  return rows.map((row) => {
    const id = window.deskRows.idOf(row)
    const radio = make("input", { type: "radio", name: "who", value: id, checked: id === current })
    const words = wordsIn(editor, id)
    const line = make("span", {}, make("strong", { textContent: nameOf(row, editor.deskLanguage) }))
    if (words) line.append(make("span", { className: "help", textContent: ` ${words.slice(0, 60)}${words.length > 60 ? "…" : ""}` }))
    return make("label", {}, radio, line)
  })
}

function newSpeaker() {
  const person = { found: null }
  const find = make("input", { type: "text", autocomplete: "off", name: "find" })
  const found = make("div", { className: "options" })
  const name = make("input", { type: "text", name: "name" })
  const job = make("input", { type: "text", name: "job" })
  const organisation = make("input", { type: "text", name: "organisation" })
  let waiting = 0
  find.addEventListener("input", () => {
    clearTimeout(waiting)
    waiting = setTimeout(async () => {
      const url = document.querySelector("[data-people]").dataset.people
      let people = []
      try {
        people = (await (await fetch(`${url}?q=${encodeURIComponent(find.value)}`)).json()).people
      } catch {
        people = []
      }
      found.replaceChildren(...people.map((one) => {
        const button = make("button", { type: "button", textContent: one.shown })
        button.addEventListener("click", () => {
          person.found = one
          const language = window.desk.language
          name.value = one[`name_${language}`] || one.shown
          job.value = one[`title_${language}`]
          organisation.value = one[`organisation_${language}`]
          found.replaceChildren()
          find.value = ""
          name.focus()
        })
        return button
      }))
    }, 150)
  })
  const fields = make("div", { className: "fields" },
    make("label", {}, say("quote_find"), find), found,
    make("label", {}, say("quote_name"), name),
    make("label", {}, say("quote_job"), job),
    make("label", {}, say("quote_organisation"), organisation))
  return { fields, person, name, job, organisation }
}

export async function markQuote(editor) {
  const { from, to, empty } = editor.state.selection
  const current = editor.getAttributes("quote").quote ?? ""
  if (empty && !current) {
    hint(editor, say("quote_select"))
    return
  }
  if (empty) editor.chain().extendMarkRange("quote").run()
  const selection = editor.state.selection
  const words = editor.state.doc.textBetween(selection.from, selection.to, " ")
  const known = options(editor, current)
  const other = make("input", { type: "radio", name: "who", value: "new", checked: !known.length })
  const speaker = newSpeaker()
  speaker.fields.hidden = Boolean(known.length)
  const choices = make("div", { className: "options", role: "radiogroup", "aria-label": say("quote_title") }, ...known, make("label", {}, other, say("quote_new")))
  choices.addEventListener("change", () => {
    speaker.fields.hidden = !other.checked
  })
  const shown = make("blockquote", { className: "words", textContent: words })
  const extra = current ? [make("button", { type: "button", value: "remove", textContent: say("quote_remove") })] : []
  const answer = await ask(say("quote_title"), [shown, choices, speaker.fields], say("quote_mark"), () => {
    if (!other.checked) {
      const chosen = choices.querySelector("input:checked")
      return chosen ? { id: chosen.value } : say("quote_no_name")
    }
    const name = speaker.name.value.trim()
    return name ? { name, job: speaker.job.value.trim(), organisation: speaker.organisation.value.trim() } : say("quote_no_name")
  }, extra)
  if (!answer) {
    editor.chain().setTextSelection({ from, to }).focus().run()
    return
  }
  if (answer.extra) {
    editor.chain().focus().unsetMark("quote", { extendEmptyMarkRange: true }).run()
    return
  }
  const id = answer.id ?? newRow(editor.deskLanguage, answer, speaker.person.found)
  editor.chain().focus().setTextSelection({ from: selection.from, to: selection.to }).setMark("quote", { quote: id }).setTextSelection(selection.to).run()
}

function newRow(language, answer, person) {
  const row = window.deskRows.add(part())
  const put = (name, value) => {
    const input = window.deskRows.field(row, `${name}_${language}`)
    if (input) input.value = value
  }
  put("speaker", answer.name)
  put("title", answer.job)
  put("organisation", answer.organisation)
  if (person) {
    window.deskFinder.set(window.deskRows.field(row, "person"), person.id, person.shown)
    window.deskQuotes.fill(row, person)
  }
  row.dispatchEvent(new Event("input", { bubbles: true }))
  return window.deskRows.idOf(row)
}

function hint(editor, sentence) {
  const box = editor.view.dom.closest(".prose")
  let said = box.querySelector(".prose-hint")
  if (!said) {
    said = make("p", { className: "prose-hint", role: "status" })
    box.querySelector(".prose-tools").after(said)
  }
  said.textContent = sentence
  setTimeout(() => said.remove(), 6000)
  editor.commands.focus()
}

function wordsIn(editor, id) {
  const found = []
  editor.state.doc.descendants((node, position, parent) => {
    if (!node.isText || !node.marks.some((mark) => mark.type.name === "quote" && mark.attrs.quote === id)) return
    const last = found.at(-1)
    if (last && last.end === position) Object.assign(last, { text: last.text + node.text, end: position + node.nodeSize })
    else found.push({ text: node.text, end: position + node.nodeSize })
  })
  return found.map(({ text }) => text).join(" … ")
}

// Each row shows what its person is quoted with, as the text has it at this moment.
export function showWords(editors) {
  if (!part()) return
  for (const row of window.deskRows.rowsOf(part())) {
    const id = window.deskRows.idOf(row)
    for (const [language, editor] of editors) {
      const shown = row.querySelector(`.words[data-language="${language}"]`)
      if (!shown) continue
      shown.textContent = wordsIn(editor, id)
      shown.hidden = !shown.textContent
    }
  }
}
