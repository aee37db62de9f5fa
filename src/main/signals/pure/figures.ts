/** Figures as people and services write them. A figure that is missing or cannot be read is null, never 0. */

const UNITS: Readonly<Record<string, number>> = {
  k: 1e3, K: 1e3, m: 1e6, M: 1e6, b: 1e9, B: 1e9,
  千: 1e3, 천: 1e3, 万: 1e4, 萬: 1e4, 만: 1e4, 億: 1e8, 亿: 1e8, 억: 1e8,
}
const PLAIN = /^-?\d{1,15}$/
const GROUPED = /^(-?\d{1,3}(?:([,.'\u00A0\u202F ])\d{3})(?:\2\d{3})*)(\.\d+)?$/u
const DECIMAL = /^-?\d{1,15}[.,]\d+$/
const WITH_UNIT = /^(-?[\d.,]+)\s?([kKmMbB千천万萬만億亿억])$/u

/**
 * The number in `raw`: digits, grouped digits ("1,381,087"), a unit ("200K", "2천") and a trailing "+" of a lower
 * bound are read; anything else ("", "n/a", "<1", "12%") is null.
 */
export function readFigure(raw: unknown): number | null {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : null
  if (typeof raw !== 'string' || raw.length > 64) return null
  if (PLAIN.test(raw)) return Number(raw)
  return fromWritten(raw.trim().replace(/\s?\+$/, ''))
}

function fromWritten(text: string): number | null {
  if (PLAIN.test(text)) return Number(text)
  const grouped = GROUPED.exec(text)
  // One group after a point, "1.234", is more likely a decimal than a thousand.
  if (grouped !== null && !(grouped[2] === '.' && text.indexOf('.') === text.lastIndexOf('.'))) {
    return Number(`${(grouped[1] ?? '').replace(/[^\d-]/g, '')}${grouped[2] === '.' ? '' : (grouped[3] ?? '')}`)
  }
  if (DECIMAL.test(text)) return Number(text.replace(',', '.'))
  return withUnit(text)
}

function withUnit(text: string): number | null {
  const match = WITH_UNIT.exec(text)
  const factor = UNITS[match?.[2] ?? '']
  if (match === null || factor === undefined) return null
  const value = fromWritten(match[1] ?? '')
  return value === null ? null : Math.round(value * factor)
}
