/**
 * Swear words, slurs and hate in German, from general knowledge, read in the plain form (no accents, ß as ss). Whole words
 * with their usual endings only: Marsch, Barsch, Fickle and Hurrikan are none of them.
 */
import type { Severity } from './finding.ts'

const BLOCK = [
  'fotzen?', 'hurensoh?ne?', 'huren?', 'nutten?', 'wichsern?', 'wichser', 'schwuchteln?', 'kanaken?', 'missgeburt(?:en)?', 'spastis?', 'spasten', 'mongos', 'ficken?', 'fickt', 'gefickt', 'ficker', 'arschficker', 'mutterficker',
  'schlampen?', 'neger[ns]?', 'negerin(?:nen)?', 'judensa(?:u|ue)', 'untermensch(?:en)?', 'herrenrasse', 'rassenschande', 'ausl(?:a|ae)nder raus', 'deutschland den deutschen', 'sieg heil', 'heil hitler', 'arbeit macht frei', 'blut und ehre', 'meine ehre heisst treue', 'alles fur deutschland', 'vergasen', 'vergast',
]
/** Sold on mugs every day, and not by everybody. */
const WARN = ['scheiss(?:e|en|er|egal|tag|laden)?', 'beschissen(?:e[rns]?)?', 'arsch(?:e|es|loch|locher|gesicht|geige|backen?)?', 'kacken?', 'verkackt', 'pisse[nr]?', 'pisst', 'verpisst?', 'verpiss', 'titten']

const whole = (words: readonly string[]): RegExp => new RegExp(`(?<![a-z0-9])(?:${words.join('|')})(?![a-z0-9])`, 'g')
const lists: readonly (readonly [RegExp, Severity])[] = [[whole(WARN), 'warn'], [whole(BLOCK), 'block']]

/** @param form a plain reading form. */
export function germanWords(form: string): [string, Severity][] {
  return lists.flatMap(([pattern, severity]) => [...form.matchAll(pattern)].map((match): [string, Severity] => [match[0], severity]))
}
