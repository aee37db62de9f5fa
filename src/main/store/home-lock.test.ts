import { expect, test } from 'vitest'
import { tempHome } from '../../../test/support/temp-home.ts'
import { spawnHolder } from './fixtures/spawn-holder.ts'
import { lockHome } from './index.ts'

test('a home has one core: a second process is refused, and so is a second try in the same one', async () => {
  const home = tempHome()
  const lock = lockHome(home)
  expect(lock).not.toBeNull()
  expect((await spawnHolder('home', home)).said).toBe('refused')
  expect(lockHome(home)).toBeNull()
  lock?.release()
  expect((await spawnHolder('home', home)).said).toBe('held')
  expect(lockHome(home)).toBeNull()
})

test('the operating system gives the home back the moment its holder is killed', async () => {
  const home = tempHome()
  const holder = await spawnHolder('home', home)
  expect(lockHome(home)).toBeNull()
  await holder.kill()
  const lock = lockHome(home)
  expect(lock).not.toBeNull()
  lock?.release()
})
