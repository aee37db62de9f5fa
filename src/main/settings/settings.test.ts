import { expect, test } from 'vitest'
import { openTestStore } from '../../../test/support/open-test-store.ts'
import { tempHome } from '../../../test/support/temp-home.ts'
import { InvalidInput } from '../kernel/errors.ts'
import { defaultSettings } from './contract.ts'
import { createSettingsService } from './index.ts'
import { createSettingsRepo } from './repo.ts'

test('an empty library has every setting, and what is changed lasts', async () => {
  const home = tempHome()
  const store = await openTestStore({ home })
  const settings = createSettingsService(store)
  expect(settings.get()).toEqual(defaultSettings)
  const heard: string[] = []
  settings.onChange(({ country }) => heard.push(country))
  expect(settings.set({ country: 'DE', niches: ['bees'] })).toEqual({ ...defaultSettings, country: 'DE', niches: ['bees'] })
  expect(heard).toEqual(['DE'])
  await store.close()
  expect(createSettingsService(await openTestStore({ home })).get()).toMatchObject({ country: 'DE', niches: ['bees'], currency: 'USD' })
})

test.each([
  ['no JSON', '{ "country": ', /^my-settings\.json: is not JSON/],
  ['a wrong value', '{"brand":"Bees & Co","country":"Germany"}', /^my-settings\.json, setting "country": must be a country code such as US or DE/],
  ['a wrong kind of value', '{"nightCount":"many"}', /^my-settings\.json, setting "nightCount": /],
  ['a value deep inside', '{"weights":{"freshness":2,"engagement":0,"novelty":0,"communityFit":0,"seasonality":0}}', /^my-settings\.json, setting "weights\.freshness": /],
  ['a number over its bounds', '{"nightCount":100000}', /setting "nightCount"/],
  ['an address that is none', '{"imageBaseUrl":"javascript:alert(1)"}', /setting "imageBaseUrl": must be an http or https address/],
  ['a time that is none', '{"nightAt":"25:00"}', /setting "nightAt": must be a time such as 02:30/],
  ['a time zone nobody knows', '{"timeZone":"Europe/Atlantis"}', /setting "timeZone": Europe\/Atlantis is not a time zone/],
  ['a list instead of settings', '[]', /^my-settings\.json: .*expected object/],
])('a settings file with %s is refused by file and setting, and nothing is changed', async (_what, text, sentence) => {
  const settings = createSettingsService(await openTestStore())
  settings.set({ brand: 'Mine' })
  const before = settings.get()
  const refused = (): unknown => settings.importText('my-settings.json', text)
  expect(refused).toThrow(InvalidInput)
  expect(refused).toThrow(sentence)
  expect(settings.get()).toEqual(before)
})

test('a setting that does not exist is refused by name, not ignored', async () => {
  const settings = createSettingsService(await openTestStore())
  expect(() => settings.importText('s.json', '{"brnad":"Bees"}')).toThrow(/^s\.json: .*brnad/)
})

test('a value that another version wrote and this one cannot read counts as its default, and its row stays', async () => {
  const store = await openTestStore()
  const repo = createSettingsRepo(store)
  store.writeTx((tx) => {
    repo.saveTx(tx, 'theme', 'sepia')
    repo.saveTx(tx, 'invented', { later: true })
    repo.saveTx(tx, 'country', 'FR')
  })
  expect(createSettingsService(store).get()).toEqual({ ...defaultSettings, country: 'FR' })
  expect(repo.all()).toMatchObject({ theme: 'sepia', invented: { later: true } })
})
