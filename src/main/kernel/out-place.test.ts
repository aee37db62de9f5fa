import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempHome } from '../../../test/support/temp-home.ts'
import { openFolder, openPlaceOf } from './out-place.ts'

test('a folder is made with those above it, and nothing is left in it', () => {
  const home = tempHome()
  openFolder('--out', join(home, 'a', 'b'))
  openPlaceOf('--out', join(home, 'c', 'print.png'))
  expect([readdirSync(join(home, 'a', 'b')), readdirSync(join(home, 'c')), readdirSync(home).toSorted()]).toEqual([[], [], ['a', 'c']])
})

test('what is a file, a folder or a link to nowhere is refused by name with a remedy', () => {
  const home = tempHome()
  writeFileSync(join(home, 'file'), 'x')
  mkdirSync(join(home, 'folder.png'))
  symlinkSync(join(home, 'nowhere'), join(home, 'link'))
  const refusal = (act: () => void): unknown => {
    try {
      act()
      return null
    } catch (error) {
      return error
    }
  }
  expect(refusal(() => openFolder('--out', join(home, 'file')))).toMatchObject({ kind: 'invalid-input', message: `--out: ${join(home, 'file')} is a file, not a folder`, action: 'Choose a folder that you may write in.' })
  expect(refusal(() => openFolder('--out', join(home, 'file', 'below')))).toMatchObject({ kind: 'invalid-input' })
  expect(refusal(() => openFolder('--out', join(home, 'link')))).toMatchObject({ kind: 'invalid-input' })
  expect(refusal(() => openPlaceOf('--out', join(home, 'folder.png')))).toMatchObject({ message: `--out: ${join(home, 'folder.png')} is a folder` })
})

test.runIf(existsSync('/proc'))('a place where nobody can write is refused at once', () => {
  expect(() => openFolder('--out', '/proc/x/y')).toThrow(/nothing can be written in \/proc/)
})
