import { expect, test } from 'vitest'
import { deriveUuid, deriveId, idKind } from './ids.ts'

test('the same content gives the same id, and the id says its kind', () => {
  const id = deriveId('dsg', 'ide_1', 'run_1', 0)
  expect(id).toBe(deriveId('dsg', 'ide_1', 'run_1', 0))
  expect(id).toMatch(/^dsg_[0-9a-f]{24}$/)
  expect(idKind(id)).toBe('dsg')
})

test('parts are kept apart, so that moving a border makes another id', () => {
  expect(deriveId('sig', 'ab', 'c')).not.toBe(deriveId('sig', 'a', 'bc'))
})

test.each(['', 'dsg_', 'dsg_XYZ', 'usr_0123456789abcdef01234567', "dsg_0123456789abcdef01234567' OR 1=1", '../dsg_0123456789abcdef01234567'])('“%s” is no id of ours', (text) => {
  expect(idKind(text)).toBeNull()
})

test('a UUID is made from what it names, in the form that servers demand', () => {
  const made = deriveUuid('picture', 7)
  expect(made).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(deriveUuid('picture', 7)).toBe(made)
  expect(deriveUuid('picture', 8)).not.toBe(made)
})
