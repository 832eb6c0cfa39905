// What is pasted from Word or a web page: lists become lists again, and nothing of its looks comes along.
import { Extension, Plugin } from "django-prose-editor/editor"

const NUMBER = /^\s*(?:\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)、]|[一二三四五六七八九十]{1,3}、)\s*/i
const BULLET = /^\s*[·•●○▪■§o–-]\s+/

// Word writes a list as paragraphs that look like one, with the bullet as a text of its own.
function wordLists(body) {
  let list = null
  for (const p of [...body.querySelectorAll("p")]) {
    const style = p.dataset.style ?? ""
    const isItem = /mso-list:\s*l\d/i.test(style) || /MsoListParagraph/.test(p.className)
    if (!isItem || p.closest("li, td, th")) {
      list = null
      continue
    }
    for (const mark of p.querySelectorAll('[data-style*="mso-list:Ignore"], [data-style*="mso-list: Ignore"]')) {
      p.dataset.mark = mark.textContent
      mark.remove()
    }
    const first = p.dataset.mark ?? p.textContent
    const ordered = NUMBER.test(first)
    const tag = ordered ? "ol" : "ul"
    if (!list || list.localName !== tag || list.nextElementSibling !== p) {
      list = body.ownerDocument.createElement(tag)
      p.before(list)
    }
    const item = body.ownerDocument.createElement("li")
    item.append(...p.childNodes)
    if (!p.dataset.mark) strip(item, ordered ? NUMBER : BULLET)
    list.append(item)
    p.remove()
  }
}

function strip(item, pattern) {
  const walker = item.ownerDocument.createTreeWalker(item, NodeFilter.SHOW_TEXT)
  const text = walker.nextNode()
  if (text) text.data = text.data.replace(pattern, "")
}

// Before it is read at all: a style in a tag would be against our policy, so it is read under another name.
function harmless(html) {
  return html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\s(on[a-z]+|src|srcset)\s*=/gi, " data-$1="))
}

export function cleaned(html) {
  const page = new DOMParser().parseFromString(harmless(html), "text/html")
  const { body } = page
  for (const unwanted of body.querySelectorAll("script, style, meta, link, title, iframe, object, img, svg, form, o\\:p")) {
    unwanted.remove()
  }
  wordLists(body)
  for (const [from, to] of [["h1", "h2"], ["h4", "h3"], ["h5", "h3"], ["h6", "h3"]]) {
    for (const heading of body.querySelectorAll(from)) {
      const other = page.createElement(to)
      other.append(...heading.childNodes)
      heading.replaceWith(other)
    }
  }
  for (const span of body.querySelectorAll("span[data-style]")) {
    const style = span.dataset.style
    const tag = /font-weight:\s*(bold|[6-9]00)/i.test(style) ? "strong" : /font-style:\s*italic/i.test(style) ? "em" : ""
    if (!tag) continue
    const mark = page.createElement(tag)
    mark.append(...span.childNodes)
    span.replaceWith(mark)
  }
  for (const element of body.querySelectorAll("*")) {
    for (const { name } of [...element.attributes]) {
      if (!["href", "data-quote", "data-figure", "colspan", "rowspan", "data-pm-slice"].includes(name)) element.removeAttribute(name)
    }
  }
  for (const p of body.querySelectorAll("p")) {
    if (!p.textContent.replace(/\u00a0/g, " ").trim() && !p.querySelector("br, figure")) p.remove()
  }
  return body.innerHTML
}

export const CleanPaste = Extension.create({
  name: "cleanPaste",
  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPastedHTML: cleaned } })]
  },
})
