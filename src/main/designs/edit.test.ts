import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { openTestApp, workThroughNight } from '../../../test/support/open-test-app.ts'
import type { App } from '../app.ts'
import type { Design } from './contract.ts'

const LONG = { timeout: 120_000 }

async function withDesign(): Promise<{ app: App; old: Design }> {
  const app = await openTestApp()
  await workThroughNight(app, { count: 1 })
  const [old] = app.designs.reviewPage(undefined, 1)
  if (old === undefined) throw new Error('The night made no design.')
  return { app, old }
}

async function settled(app: App, jobIds: readonly string[]): Promise<void> {
  await app.jobs.runner.settled([...jobIds], AbortSignal.timeout(60_000))
}

test('an unchanged sketch is the design itself, and light and dark garments get the inks made for them', LONG, async () => {
  const { app, old } = await withDesign()
  const wish = { phrase: old.phrase, choices: {} }
  const sketch = await app.designs.sketch(old.id, { ...wish, garment: old.garment })
  expect(sketch.svg).toBe(await readFile(old.svgFile ?? '', 'utf8'))
  expect((await app.designs.sketch(old.id, { ...wish, garment: 'black' })).variant).toBe('on-dark')
  expect((await app.designs.sketch(old.id, { ...wish, garment: 'white' })).variant).toBe('on-light')
  expect(app.designs.count({ status: [] }), 'a sketch is kept nowhere').toBe(1)
})

test('what cannot be drawn as wished is refused by the name of its field', LONG, async () => {
  const { app, old } = await withDesign()
  const refusal = (phrase: string, choices = {}) => app.designs.sketch(old.id, { phrase, choices, garment: 'black' }).catch((error: unknown) => error)
  expect(await refusal('   ')).toMatchObject({ kind: 'invalid-input', detail: { path: 'phrase' } })
  expect(await refusal('你好')).toMatchObject({ kind: 'invalid-input', detail: { path: 'phrase' } })
  expect(await refusal('Hello there', { layout: 'no-such' })).toMatchObject({ kind: 'invalid-input', detail: { path: 'layout' } })
})

test('a changed design takes the place of the old one in Review, and its listings say the new words', LONG, async () => {
  const { app, old } = await withDesign()
  const wish = { requestId: 'one wish', phrase: 'Slow Mornings "Only"', seed: 'another throw', choices: {} }
  const asked = app.designs.edit(old.id, wish)
  expect(app.designs.edit(old.id, wish), 'asked again after a lost answer').toEqual(asked)
  await settled(app, [asked.jobId])
  expect(app.designs.edit(old.id, wish)).toEqual(asked)

  const made = app.designs.get(asked.designId)
  expect(made).toMatchObject({ phrase: 'Slow Mornings “Only”', origin: old.id, ideaId: old.ideaId, garment: old.garment, status: 'review' })
  expect(made.checks.find(({ id }) => id === 'spelling')?.state).toBe('clear')
  expect(app.designs.reviewPage(undefined, 9).map(({ id }) => id)).toEqual([made.id])
  expect(app.insights.today().waiting).toBe(1)
  expect(app.listings.family(made.id).map(({ id }) => id), 'the old one stays beside it').toEqual([made.id, old.id])
  await app.listings.write(made.id, 'test')
  for (const { description } of app.listings.of([made.id])) expect(description).toContain('Slow Mornings “Only”')

  const [again = ''] = app.designs.vary(made.id, 1)
  await settled(app, [again])
  expect(app.listings.family(made.id).map(({ phrase }) => phrase)).toEqual([made.phrase, made.phrase, old.phrase])

  app.listings.decide({ ids: [made.id], decision: 'reject', by: 'seller' })
  expect(app.designs.reviewPage(undefined, 9).map(({ id }) => id), 'turned down, it gives the place back').toContain(old.id)
})

test('more like two designs of one idea, asked for one after the other, makes all of them, each with the words it was asked for', LONG, async () => {
  const { app, old } = await withDesign()
  const { jobId, designId } = app.designs.edit(old.id, { requestId: 'other words', phrase: 'Slow mornings only', choices: {} })
  await settled(app, [jobId])
  await settled(app, [...app.designs.vary(old.id, 2), ...app.designs.vary(designId, 2)])
  const phrases = app.designs.family(old.id, 9).map(({ phrase }) => phrase)
  expect(phrases.toSorted()).toEqual([old.phrase, old.phrase, old.phrase, 'Slow mornings only', 'Slow mornings only', 'Slow mornings only'].toSorted())
  expect(new Set(app.designs.family(old.id, 9).map(({ svgFile }) => svgFile)).size).toBe(6)
})

test('a design that was changed twice stays away while the last change stands', LONG, async () => {
  const { app, old } = await withDesign()
  const change = async (id: string, phrase: string): Promise<string> => {
    const asked = app.designs.edit(id, { requestId: phrase, phrase, choices: {} })
    await settled(app, [asked.jobId])
    return asked.designId
  }
  const second = await change(old.id, 'Slow mornings only')
  const third = await change(second, 'Slow evenings only')
  const decide = (id: string, decision: 'approve' | 'reject') => app.listings.decide({ ids: [id], decision, by: 'seller' })
  decide(third, 'approve')
  decide(second, 'reject')
  expect([app.designs.reviewPage(undefined, 9), app.designs.waiting()]).toEqual([[], 0])
  decide(third, 'reject')
  expect([app.designs.reviewPage(undefined, 9).map(({ id }) => id), app.designs.waiting()], 'nothing of it stands').toEqual([[old.id], 1])
})

test('words that may be somebody’s or that offend are told before and after the change is made', LONG, async () => {
  const { app, old } = await withDesign()
  const phrase = 'Disney Mornings'
  const wording = (checks: Design['checks']) => checks.find(({ id }) => id === 'wording')?.state
  expect(wording((await app.designs.sketch(old.id, { phrase, choices: {}, garment: 'black' })).checks)).not.toBe('clear')
  const { jobId, designId } = app.designs.edit(old.id, { requestId: 'names', phrase, choices: {} })
  await settled(app, [jobId])
  expect(wording(app.designs.get(designId).checks)).not.toBe('clear')
})

test('the art is offered in every colour, and its print file once it is made', LONG, async () => {
  const { app, old } = await withDesign()
  const before = app.designs.art(old.id)
  expect(before.garments.map(({ id, variant }) => `${id} ${variant}`)).toEqual(expect.arrayContaining(['black on-dark', 'white on-light', 'sand on-light']))
  expect(before.variants.map(({ variant, print }) => ({ variant, print }))).toEqual(expect.arrayContaining([{ variant: 'on-dark', print: null }, { variant: 'on-light', print: null }]))
  const job = app.designs.askForPrint(old.id)
  await settled(app, [job])
  expect(app.designs.art(old.id).variants.every(({ print }) => print?.endsWith('.png'))).toBe(true)
})
