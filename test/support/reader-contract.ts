/** What every reader of a source's answers promises, tried on one good answer. */
import { expect, test } from 'vitest'
import { SchemaChanged } from '../../src/main/kernel/errors.ts'
import { isReject, type Outcome } from '../../src/main/signals/pure/draft.ts'
import type { AnswerReader } from '../../src/main/signals/pure/source-definition.ts'
import { answerOf, HOSTILE_TEXT, HOSTILE_TEXT_KEPT, WRONG_WHOLES } from './source-answer.ts'

export interface ReaderContract {
  readonly source: string
  readonly read: AnswerReader
  readonly about: Readonly<Record<string, string>>
  /** A good answer as JSON, with at least two good items. */
  readonly good: unknown
  /** The list inside it. */
  readonly itemsOf: (document: unknown) => unknown[]
  /** The field of an item that becomes the signal's text; null where no word of an item does. */
  readonly textField: string | null
  /** Wholes that this source may send; by what they are called in WRONG_WHOLES. */
  readonly alsoGood?: readonly string[]
}

export function keepsTheReadersPromises({ source, read, about, good, itemsOf, textField, alsoGood = [] }: ReaderContract): void {
  const outcomesOf = (document: unknown): readonly Outcome[] => read(answerOf(source, document, about)).outcomes
  const spoiled = (spoil: (items: unknown[]) => void): unknown => {
    const copy = structuredClone(good)
    spoil(itemsOf(copy))
    return copy
  }

  test.each(textField === null ? [] : [textField])('takes hostile text in its %s as words and nothing else', (field) => {
    const outcomes = outcomesOf(spoiled((items) => {
      for (const item of items) (item as Record<string, unknown>)[field] = HOSTILE_TEXT
    }))
    const texts = outcomes.flatMap((outcome) => (isReject(outcome) ? [] : [outcome.text]))
    expect(texts.length).toBeGreaterThan(0)
    for (const text of texts) expect(text).toContain(HOSTILE_TEXT_KEPT)
  })

  test.each([['a number', 7], ['a text', 'corgi'], ['null', null], ['an empty object', {}], ['a list', []]])('refuses an item that is %s with its place and keeps the others', (_what, bad) => {
    const before = outcomesOf(good)
    const after = outcomesOf(spoiled((items) => items.push(bad)))
    const added = after.filter((outcome) => isReject(outcome) && !before.some((known) => isReject(known) && known.place === outcome.place))
    expect(added).toEqual([{ place: expect.stringMatching(new RegExp(` ${itemsOf(structuredClone(good)).length + 1}$`)) as string, reason: expect.stringMatching(/^it/) as string }])
    expect(after.filter((outcome) => !isReject(outcome))).toEqual(before.filter((outcome) => !isReject(outcome)))
  })

  test('says that the service changed when not one item fits', () => {
    const broken = spoiled((items) => {
      for (const index of items.keys()) items[index] = { nothing: 'known' }
    })
    const error = thrownBy(() => outcomesOf(broken))
    expect(error).toBeInstanceOf(SchemaChanged)
    expect((error as Error).message).toMatch(new RegExp(`^${source}: [a-z]+ 1: its "[\\w.]+" is missing$`))
  })

  test.each(WRONG_WHOLES.filter(([what]) => !alsoGood.includes(what)))('says of %s that the answer changed', (_what, body) => {
    const error = thrownBy(() => read(answerOf(source, body, about)))
    expect(error).toBeInstanceOf(SchemaChanged)
    expect((error as Error).message.startsWith(`${source}: `)).toBe(true)
  })
}

function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}
