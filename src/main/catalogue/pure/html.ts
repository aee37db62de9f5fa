/** A shop's description as text: paragraphs parted by an empty line, items of lists apart. Markup never comes along. */
import { Parser } from 'htmlparser2'

const BLOCKS = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'table', 'tr', 'section', 'blockquote', 'ul', 'ol'])
const SILENT = new Set(['script', 'style', 'noscript', 'template', 'iframe'])

export function textOfHtml(html: string): { description: string; bullets: string[] } {
  const paragraphs: string[] = []
  const bullets: string[] = []
  let text = ''
  let silent = 0
  let inItem = false
  const close = (into: string[]): void => {
    const whole = text.split('\n').map((line) => line.replace(/[^\S\n]+/g, ' ').trim()).join('\n').trim()
    if (whole !== '') into.push(whole)
    text = ''
  }
  const parser = new Parser({
    onopentag(name) {
      if (SILENT.has(name)) silent++
      if (name === 'br') text += '\n'
      if (BLOCKS.has(name) && !inItem) close(paragraphs)
      if (name === 'li') {
        close(inItem ? bullets : paragraphs)
        inItem = true
      }
    },
    // A line break in the source is a space; one that is seen is a tag.
    ontext: (piece) => void (silent === 0 && (text += piece.replace(/\s+/g, ' '))),
    onclosetag(name) {
      if (SILENT.has(name)) silent = Math.max(0, silent - 1)
      if (name === 'li') {
        close(bullets)
        inItem = false
      } else if (BLOCKS.has(name) && !inItem) close(paragraphs)
    },
  })
  parser.end(html)
  close(paragraphs)
  return { description: paragraphs.join('\n\n'), bullets }
}
