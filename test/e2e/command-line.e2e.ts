import { readFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { z } from 'zod'
import { design } from '../../src/main/designs/contract.ts'
import { exportSummary } from '../../src/main/exports/contract.ts'
import { decision, listing } from '../../src/main/listings/contract.ts'
import { nightRun } from '../../src/main/night/contract.ts'
import { ask, command } from './core-process.ts'
import { DESIGNS } from './library.ts'
import { open } from './seller.ts'
import { test } from './served-app.ts'

const designs = z.array(design)
const backup = z.object({ file: z.string(), bytes: z.number() })

test('commands work beside the open window: a night, an approval, an export, a backup, and a restore elsewhere', async ({ app, page }, info) => {
  await open(page, app)
  const run = await app.ask(nightRun, 'night', '--count', '1', '--seed', 'beside')
  expect(run).toMatchObject({ status: 'finished', designs: 1 })
  await expect(page.getByRole('heading', { name: `${DESIGNS + 1} designs wait for your decision` })).toBeVisible()

  const [newest] = await app.ask(designs, 'designs', '--limit', '1')
  expect(newest?.runId).toBe(run.id)
  const id = newest?.id ?? ''
  expect(await app.ask(decision, 'approve', id)).toMatchObject({ kind: 'approve', designIds: [id] })
  await expect(page.getByRole('button', { name: '1 approved so far' })).toBeVisible()

  const out = info.outputPath('products.csv')
  expect(await app.ask(exportSummary, 'export', id, '--format', 'shopify', '--out', out)).toMatchObject({ files: [out], listings: 1 })
  const [written] = await app.ask(z.array(listing), 'listings', '--status', 'approved', '--market', 'shopify')
  expect(await readFile(out, 'utf8')).toContain(written?.title)

  const archive = info.outputPath('library.backup')
  expect((await app.ask(backup, 'backup', archive)).bytes).toBeGreaterThan(100_000)
  const refused = await app.command('restore', archive)
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('Close it, then restore.') })

  const elsewhere = info.outputPath('restored')
  expect((await command(elsewhere, 'restore', archive, '--json')).code).toBe(0)
  const restored = await ask(elsewhere, designs, 'designs')
  const here = await app.ask(designs, 'designs')
  expect(restored.map(({ id: one, phrase, status }) => ({ one, phrase, status }))).toEqual(here.map(({ id: one, phrase, status }) => ({ one, phrase, status })))
})

test('a command that is wrong says why in a sentence and ends with a code of its own', async ({ app }) => {
  expect(await app.command('approve', 'dsg_nobody')).toMatchObject({ code: 2, stderr: expect.stringContaining('dsg_nobody is neither a design nor a listing.') })
  expect(await app.command('night', '--count', 'many')).toMatchObject({ code: 2, stderr: expect.stringContaining('--count') })
  expect(await app.command('import', '/nowhere/posts.csv')).toMatchObject({ code: 2, stderr: expect.stringContaining('/nowhere/posts.csv') })
})
