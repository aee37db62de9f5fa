import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardedCell, runsAsFormula, unguardedCell } from './spreadsheet-cells.ts'

test.each(['=1+1', '+1+1', '-5 Degrees', '@home', '\tTab', '\rReturn', '\nLine', '＝1', '=cmd|\' /C calc\'!A0', '\'=1', '\'\'@x'])('%j gets an apostrophe, and loses it again', (text) => {
  expect(guardedCell(text)).toBe(`'${text}`)
  expect(runsAsFormula(guardedCell(text)) && guardedCell(text).startsWith('\'')).toBe(true)
  expect(unguardedCell(guardedCell(text))).toBe(text)
})

test.each(['Plant Mom', '’Tis the season', '\'Tis the season', '19.99', '-1', '+2.5', '', '\''])('%j stays as it is', (text) => {
  expect(guardedCell(text)).toBe(text)
  expect(unguardedCell(text)).toBe(text)
})

test('whatever a cell says, guarding and reading gives it back', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('\'', '=', '+', '-', '@', '\t', '\r', '\n', '＝', 'a', ' ', '1') }), (text) => {
    expect(unguardedCell(guardedCell(text))).toBe(text)
    expect(/^(?![+-]\d+$)[=+\-@\t\r\n＝＋－＠]/.test(guardedCell(text))).toBe(false)
  }))
})
