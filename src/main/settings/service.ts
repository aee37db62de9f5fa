import type { z } from 'zod'
import { InvalidInput } from '../kernel/errors.ts'
import type { Store } from '../store/index.ts'
import { defaultSettings, settings, settingsPatch, type Settings, type SettingsPatch } from './contract.ts'
import { createSettingsRepo } from './repo.ts'

export interface SettingsService {
  get(): Settings
  /** Changes what the patch names. @throws InvalidInput naming the setting; nothing is changed then. */
  set(patch: SettingsPatch): Settings
  /** Takes a settings file's text. @throws InvalidInput naming the file, the setting and the reason. */
  importText(file: string, text: string): Settings
  /** Called with the settings after every change. */
  onChange(listener: (settings: Settings) => void): void
  /** Asked before every change by slices that know more about a value; it throws InvalidInput to refuse. */
  guard(check: (patch: SettingsPatch) => void): void
}

export function createSettingsService(store: Store): SettingsService {
  const repo = createSettingsRepo(store)
  const listeners: ((settings: Settings) => void)[] = []
  const guards: ((patch: SettingsPatch) => void)[] = [refuseUnknownPlaces]
  let held: Settings | null = null
  const get = (): Settings => (held ??= withDefaults(repo.all()))
  const set = (patch: SettingsPatch): Settings => {
    for (const check of guards) check(patch)
    store.writeTx((tx) => {
      for (const [key, value] of Object.entries(patch)) repo.saveTx(tx, key, value)
    })
    held = null
    const changed = get()
    for (const listener of listeners) listener(changed)
    return changed
  }
  return { get, set, importText: (file, text) => set(parsePatch(file, text)), onChange: (listener) => void listeners.push(listener), guard: (check) => void guards.push(check) }
}

/** A value an older or newer program wrote and this one cannot read falls back to its default; the row stays. */
function withDefaults(stored: Record<string, unknown>): Settings {
  const known = Object.entries(settings.shape).filter(([key, schema]) => key in stored && schema.safeParse(stored[key]).success)
  return settings.parse({ ...defaultSettings, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, ...Object.fromEntries(known.map(([key]) => [key, stored[key]])) })
}

function parsePatch(file: string, text: string): SettingsPatch {
  const parsed = settingsPatch.safeParse(parseJson(file, text))
  if (parsed.success) return parsed.data
  throw refusal(file, parsed.error)
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw new InvalidInput(file, `is not JSON (${error instanceof Error ? error.message : 'unreadable'})`, 'Mend the file or write a new one with "idea-engine settings".')
  }
}

function refusal(file: string, error: z.ZodError): InvalidInput {
  const issue = error.issues[0]
  const place = issue === undefined || issue.path.length === 0 ? file : `${file}, setting "${issue.path.join('.')}"`
  return new InvalidInput(place, issue?.message ?? 'is not valid', 'Nothing was changed.')
}

function refuseUnknownPlaces({ timeZone, country }: SettingsPatch): void {
  if (timeZone !== undefined && !isKnown(() => new Intl.DateTimeFormat('en', { timeZone }))) {
    throw new InvalidInput('setting "timeZone"', `${timeZone} is not a time zone`, 'Use a name such as Europe/Berlin.')
  }
  const name = country === undefined ? '' : new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(country)
  if (name === undefined || name === 'Unknown Region') throw new InvalidInput('setting "country"', `${country ?? ''} is not a country`, 'Use a code such as US or DE.')
}

function isKnown(make: () => unknown): boolean {
  try {
    make()
    return true
  } catch {
    return false
  }
}
