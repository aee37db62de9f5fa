/**
 * One case file of the USPTO's "trademark-applications-daily" XML, which the daily (TRTDXFAP) and the annual (TRTYRAP) files
 * share. Element names by the office's DTD documentation 2.0; not yet proven on an official file. Pure.
 */
import { Parser } from 'htmlparser2'
import { isEndedClass, isLiveStatus, SOLD_CLASSES } from '../../pure/trademarks/status.ts'
import { markWords, type IsEveryday } from '../../pure/trademarks/words.ts'
import type { CaseFile } from '../contract.ts'

/** No mark or owner is longer; what is, is cut off and compared by what is left. */
const LONGEST_TEXT = 1_000
/** A drawing without any words (first figure of the drawing code). */
const DRAWING_ONLY = '2'

interface Found {
  serial: string
  transaction: string
  status: string
  statusDate: string
  mark: string
  drawing: string
  filed: string
  registered: string
  cancelled: string
  owner: string
  classes: { codes: string[]; status: string }[]
}

/** Where each text stands; the end of the path of element names is what counts. */
const PLACES: Readonly<Record<string, (found: Found, text: string) => void>> = {
  'case-file/serial-number': (found, text) => void (found.serial ||= text),
  'case-file/transaction-date': (found, text) => void (found.transaction ||= text),
  'case-file-header/status-code': (found, text) => void (found.status ||= text),
  'case-file-header/status-date': (found, text) => void (found.statusDate ||= text),
  'case-file-header/mark-identification': (found, text) => void (found.mark ||= text),
  'case-file-header/mark-drawing-code': (found, text) => void (found.drawing ||= text),
  'case-file-header/filing-date': (found, text) => void (found.filed ||= text),
  'case-file-header/registration-date': (found, text) => void (found.registered ||= text),
  'case-file-header/cancellation-date': (found, text) => void (found.cancelled ||= text),
  'case-file-owner/party-name': (found, text) => void (found.owner ||= text),
  'classification/international-code': (found, text) => void classOf(found).codes.push(text),
  'classification/status-code': (found, text) => void (classOf(found).status = text),
  'classifications/international-code': (found, text) => void found.classes.push({ codes: [text], status: '' }),
}

/** @returns the record, or why it cannot be used. `xml` runs from `<case-file>` to `</case-file>`. */
export function readCaseFile(xml: string, isEveryday: IsEveryday): CaseFile | { readonly reason: string } {
  const found = elementsOf(xml)
  if (!/^\d{8}$/.test(found.serial)) return { reason: found.serial === '' ? 'it has no serial number' : `“${found.serial.slice(0, 20)}” is no serial number of eight digits` }
  const serial = Number(found.serial)
  if (serial === 0) return { reason: 'its serial number is all zeros' }
  if (!/^\d{1,3}$/.test(found.status)) return { reason: `the mark ${found.serial} has no status code` }
  const status = Number(found.status)
  const classes = classesOf(found)
  const mark = tidy(found.mark)
  const live = isLiveStatus(status) && dayOf(found.cancelled) === 0 && !found.drawing.startsWith(DRAWING_ONLY) && isOfUse(mark, classes, isEveryday)
  return {
    serial, mark: live ? mark : '', owner: live ? tidy(found.owner) : '', status, asOf: dayOf(found.transaction) || dayOf(found.statusDate),
    filed: dayOf(found.filed), registered: dayOf(found.registered), classes: live ? classes : [], live,
  }
}

/** Unusual names follow their brand into every class; everyday words are only a name where they are registered. */
function isOfUse(mark: string, classes: readonly number[], isEveryday: IsEveryday): boolean {
  const { words, core } = markWords(mark)
  if (words.length === 0 || classes.length === 0) return false
  return classes.some((code) => SOLD_CLASSES.has(code)) || !core.every(isEveryday)
}

/** Most of a real case file is its history and its list of goods, which nobody asks for here. */
const SKIPPED = ['case-file-event-statements', 'case-file-statements', 'correspondent', 'design-searches', 'foreign-applications', 'prior-registration-applications'] as const

function withoutSkipped(xml: string): string {
  return SKIPPED.reduce((kept, name) => {
    const [start, end] = [kept.indexOf(`<${name}>`), kept.lastIndexOf(`</${name}>`)]
    return start < 0 || end < start ? kept : kept.slice(0, start) + kept.slice(end + name.length + 3)
  }, xml)
}

function elementsOf(xml: string): Found {
  const found: Found = { serial: '', transaction: '', status: '', statusDate: '', mark: '', drawing: '', filed: '', registered: '', cancelled: '', owner: '', classes: [] }
  const path: string[] = []
  let text = ''
  const parser = new Parser({
    onopentag(name) {
      path.push(name)
      text = ''
      if (name === 'classification') found.classes.push({ codes: [], status: '' })
    },
    ontext(piece) {
      if (text.length < LONGEST_TEXT) text += piece
    },
    onclosetag() {
      const name = path.pop() ?? ''
      PLACES[`${path.at(-1) ?? ''}/${name}`]?.(found, text.trim())
      text = ''
    },
  }, { xmlMode: true, decodeEntities: true })
  parser.end(withoutSkipped(xml))
  return found
}

function classOf(found: Found): Found['classes'][number] {
  const last = found.classes.at(-1) ?? { codes: [], status: '' }
  if (found.classes.length === 0) found.classes.push(last)
  return last
}

/** The classes that still stand, 1 to 45; the letters of old United States classes are no use here. */
function classesOf({ classes }: Found): number[] {
  const standing = classes.filter(({ status }) => !isEndedClass(status)).flatMap(({ codes }) => codes)
  return [...new Set(standing.filter((code) => /^\d{1,3}$/.test(code)).map(Number))].filter((code) => code >= 1 && code <= 45).toSorted((a, b) => a - b)
}

/** A day as a number such as 20260131; 0 for none or for what is no day. */
function dayOf(text: string): number {
  const [, month, day] = /^\d{4}(\d{2})(\d{2})$/.exec(text) ?? []
  return month === undefined || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31 ? 0 : Number(text)
}

/** Characters that are not seen, or that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\p{Cs}\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF]+/gu

function tidy(text: string): string {
  return text.slice(0, LONGEST_TEXT).replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim()
}
