import { expect, test } from 'vitest'
import type { Recipe } from '../../main/designs/contract.ts'
import { begin, choose, free, isChosen, redo, reset, say, startOf, surprise, undo } from './changes.ts'

const recipe: Recipe = { layout: 'arch', voice: 'anton', palette: 'denim', motif: 'cat', finish: { letters: 'plain', texture: 'worn', sticker: false } }
const start = startOf({ phrase: 'Slow mornings', recipe, layout: 'arch', motif: 'cat' })

test('typing is one step back, every other change is one of its own', () => {
  let changes = begin(start)
  for (const phrase of ['Slow morning', 'Slow', 'Slow evenings']) changes = say(changes, phrase)
  changes = choose(changes, { layout: 'badge' }, recipe)
  changes = choose(changes, { finish: { texture: 'none' } }, recipe)
  expect(undo(changes).now.chosen).toEqual({ layout: 'badge' })
  expect(undo(undo(undo(changes))).now).toBe(start)
  expect(undo(undo(undo(undo(changes)))).now, 'further back there is nothing').toBe(start)
  expect(redo(redo(redo(undo(undo(undo(changes)))))).now).toBe(changes.now)
  expect(say(undo(changes), 'Other').future, 'a new change forgets what was undone').toEqual([])
})

test('a surprise keeps what was chosen here and gives everything else to the dice', () => {
  const changes = surprise(choose(begin(start), { palette: 'rose', finish: { sticker: true } }, recipe), 'dice')
  expect(changes.now).toEqual({ phrase: 'Slow mornings', seed: 'dice', chosen: { palette: 'rose', finish: { sticker: true } }, rest: {} })
})

test('what is drawn stays when one thing of it is changed, and a choice can be taken back', () => {
  const drawn: Recipe = { ...recipe, layout: 'sunset' }
  const chosen = choose(surprise(begin(start), 'dice'), { finish: { letters: 'outline' } }, drawn)
  expect(chosen.now.rest).toEqual(drawn)
  expect([isChosen(chosen.now, 'letters'), isChosen(chosen.now, 'layout')]).toEqual([true, false])
  const freed = free(chosen, 'letters', drawn)
  expect(isChosen(freed.now, 'letters')).toBe(false)
  expect(freed.now.rest.finish).toEqual({ texture: 'worn', sticker: false })
})

test('Reset is a step that can be undone', () => {
  const changed = say(begin(start), 'Other')
  expect(reset(changed, start).now).toBe(start)
  expect(undo(reset(changed, start)).now).toBe(changed.now)
})

test('a design without a recipe starts from its layout and its picture', () => {
  expect(startOf({ phrase: 'Old', layout: 'stack' }).rest).toEqual({ layout: 'stack', motif: null })
})
