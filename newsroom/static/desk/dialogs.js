// A dialog of the desk: a heading, what it asks, and two buttons. -> what was answered, or null.
const say = (key, values) => window.desk.say(key, values)

export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (name in element && name !== "list") element[name] = value
    else element.setAttribute(name, value)
  }
  element.append(...children)
  return element
}

export function ask(title, content, okText, check, extra = []) {
  return new Promise((resolve) => {
    const wrong = make("p", { className: "wrong", role: "alert", hidden: true })
    const ok = make("button", { type: "submit", className: "primary", textContent: okText })
    const cancel = make("button", { type: "button", textContent: say("cancel") })
    const heading = make("h2", { id: "desk-dialog-title", textContent: title })
    const form = make("form", { method: "dialog" }, heading, ...content, wrong, make("div", { className: "buttons" }, ok, ...extra, cancel))
    const dialog = make("dialog", { className: "desk-dialog", "aria-labelledby": heading.id }, form)
    const close = (answer) => {
      dialog.remove()
      resolve(answer)
    }
    // Inside the form of the release: its own submit must never reach that one.
    form.addEventListener("submit", (event) => {
      event.preventDefault()
      event.stopPropagation()
      const answer = check(form)
      if (typeof answer === "string") {
        wrong.textContent = answer
        wrong.hidden = false
        return
      }
      close(answer)
    })
    for (const button of extra) button.addEventListener("click", () => close({ extra: button.value }))
    cancel.addEventListener("click", () => close(null))
    dialog.addEventListener("cancel", () => close(null))
    dialog.addEventListener("input", (event) => event.stopPropagation())
    document.body.append(dialog)
    dialog.showModal()
  })
}

export async function askForLink(editor) {
  const now = editor.getAttributes("link").href ?? ""
  const input = make("input", { type: "text", name: "href", value: now || "https://", inputMode: "url" })
  const label = make("label", {}, say("link_address"), input)
  const extra = now ? [make("button", { type: "button", value: "remove", textContent: say("link_remove") })] : []
  const answer = await ask(say("link"), [make("div", { className: "fields" }, label)], say("ok"), () => {
    const href = input.value.trim()
    return /^(https?:\/\/\S+\.\S+|mailto:\S+@\S+|tel:\+?[\d -]+)$/i.test(href) ? { href } : say("link_wrong")
  }, extra)
  if (answer?.extra) editor.chain().focus().extendMarkRange("link").unsetLink().run()
  else if (answer && (now || !editor.state.selection.empty)) {
    editor.chain().focus().extendMarkRange("link").setLink({ href: answer.href }).run()
  } else if (answer) {
    editor.chain().focus().insertContent({ type: "text", text: answer.href, marks: [{ type: "link", attrs: answer }] }).run()
  } else editor.commands.focus()
}
