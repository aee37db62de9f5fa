import { expect, test } from 'vitest'
import type { Recipe } from '../../main/designs/contract.ts'
import { begin, besidePicture, choose, chooseMotif, free, isChosen, redo, reset, say, startOf, surprise, undo } from './changes.ts'

const recipe: Recipe = { layout: 'arch', voice: 'anton', palette: 'denim', motif: 'cat', finish: { letters: 'plain', texture: 'worn', sticker: false } }
const start = startOf({ phrase: 'Slow mornings', form: 'words', recipe, layout: 'arch', motif: 'cat' })

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
  expect(startOf({ phrase: 'Old', form: 'words', layout: 'stack' }).rest).toEqual({ layout: 'stack', motif: null })
})

test('a picture that stands alone begins without words and keeps the picture', () => {
  expect(startOf({ phrase: 'The idea’s own words', form: 'picture', layout: 'picture' })).toEqual({ phrase: '', seed: null, chosen: {}, rest: { motif: 'picture' } })
})

test('a layout that was chosen goes when the design’s own picture comes or goes, and stays between other pictures', () => {
  const pictured: Recipe = { ...recipe, layout: 'picture-over-words', motif: 'picture' }
  const held = choose(begin(startOf({ phrase: 'Slow mornings', form: 'picture-and-words', recipe: pictured, layout: 'picture-over-words' })), { layout: 'picture-over-words' }, pictured)
  expect(chooseMotif(held, 'cat', pictured).now.chosen).toEqual({ motif: 'cat' })
  expect(chooseMotif(chooseMotif(held, 'cat', pictured), 'picture', recipe).now.chosen).toEqual({ motif: 'picture' })
  expect(chooseMotif(choose(begin(start), { layout: 'badge' }, recipe), 'dog', recipe).now.chosen).toEqual({ layout: 'badge', motif: 'dog' })
})

test('with a new picture go its words’ setting, and colours only where they were chosen', () => {
  const pictured: Recipe = { ...recipe, layout: 'picture-over-words', motif: 'picture', palette: 'picture' }
  const look = startOf({ phrase: 'Slow mornings', form: 'picture-and-words', recipe: pictured, layout: 'picture-over-words' })
  expect(besidePicture(look, pictured)).toEqual({ layout: 'picture-over-words', voice: 'anton', motif: 'picture', finish: recipe.finish })
  expect(besidePicture({ ...start, chosen: { palette: 'rose' } }, recipe)).toEqual({ voice: 'anton', motif: 'picture', palette: 'rose', finish: { texture: 'worn', sticker: false } })
})
