import { rm, writeFile } from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { z } from 'zod'
import { design } from '../../src/main/designs/contract.ts'
import { nightRun } from '../../src/main/night/contract.ts'
import { settings } from '../../src/main/settings/contract.ts'
import { ask } from './core-process.ts'
import { DESIGNS, libraryFolder } from './library.ts'

// oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
test('a small real night fills the library that the other tests start from', async ({}, info) => {
  await rm(libraryFolder, { recursive: true, force: true })
  const wishes = info.outputPath('settings.json')
  await writeFile(wishes, JSON.stringify({ markets: ['shopify', 'etsy'] }))
  await ask(libraryFolder, settings, 'settings', wishes)
  const run = await ask(libraryFolder, nightRun, 'night', '--count', String(DESIGNS), '--seed', 'end-to-end')
  expect(run).toMatchObject({ status: 'finished', designs: DESIGNS, summary: { failed: 0 } })

  const designs = await ask(libraryFolder, z.array(design), 'designs')
  expect(designs.map(({ status, mockups }) => ({ status, mockups: mockups.length }))).toEqual(Array.from({ length: DESIGNS }, () => ({ status: 'review', mockups: 1 })))
})
