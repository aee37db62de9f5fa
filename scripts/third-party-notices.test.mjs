import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './project.mjs'
import { withFreshTables } from './third-party-notices.mjs'

test('the third-party notices name every package and font that ships', () => {
  const notices = readFileSync(join(root, 'THIRD-PARTY-NOTICES.md'), 'utf8')
  expect(notices === withFreshTables(notices), 'Run: node scripts/third-party-notices.mjs').toBe(true)
})
