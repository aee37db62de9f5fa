/**
 * Text that a spreadsheet would run as a formula when it opens a CSV: it begins with = + - @, a tab, a return or a line
 * break, or a full-width = + - @ (OWASP, "CSV Injection"). An apostrophe in front makes it text, and comes off again
 * when such a file is read. A text that has apostrophes there already gets one more, so that nothing is lost. A plain number is no formula: -1 stays -1.
 */
const NUMBER = /^[+-]\d+(?:\.\d+)?$/
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/

/** Whether a spreadsheet would read `text` as a formula. */
export function runsAsFormula(text: string): boolean {
  return FORMULA.test(text) && !NUMBER.test(text)
}

/** The text as a CSV cell holds it. */
export function guardedCell(text: string): string {
  return runsAsFormula(text) ? `'${text}` : text
}

/** The text that a CSV cell stands for. */
export function unguardedCell(cell: string): string {
  return GUARDED.test(cell) ? cell.slice(1) : cell
}
