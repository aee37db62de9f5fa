/** What enough voices speak of becomes a theme; what says the same as another becomes part of it. */
import { setImmediate as pause } from 'node:timers/promises'
import type { Likeness } from '../contract.ts'
import type { IdeasDeps } from '../service.ts'
import { alike, labelOf, nameEmerges, nounEmerges, speakOfTheSame } from '../pure/themes/emergence.ts'
import type { ThemeRow } from '../tables.ts'
import { createIdeasRepo } from '../repo.ts'
import { Cancelled } from '../../kernel/errors.ts'
import { createEmergenceRepo, type EmergenceRepo, type ToCome } from './emergence/repo.ts'
import type { ThemesRepo } from './repo.ts'

/** Themes of a kind that emerge in one go; the rest come with the next signals. */
const MOST_AT_ONCE = 2_000
/** Themes read between two breaths, and named anew; settling one may take several milliseconds by itself. */
const PAGE = 500
const NAMED = 10
/** Themes whose wording is compared with a new one's. */
const COMPARED = 500
const LEAST_VOICES = 2

/** Most voices first, so that the order in which signals came does not decide which of two becomes the other. @returns whether anything changed. */
export async function letEmerge(deps: IdeasDeps, repo: ThemesRepo, signal: AbortSignal): Promise<boolean> {
  const emergence = createEmergenceRepo(deps.store)
  const nouns = await emerging(repo, emergence, 'emergent', (theme) => nounEmerges(theme, theme.otherVoices), signal)
  const names = await emerging(repo, emergence, 'rights-risk', (theme) => nameEmerges(theme, theme.otherSmall), signal)
  const wording = await wordingOf(deps, emergence, nouns, signal)
  for (const theme of [...nouns, ...names].toSorted(clearestFirst)) {
    await breathe(signal)
    settle(deps, repo, emergence, theme, theme.kind === 'emergent' ? wording : null)
  }
  await relabel(deps, emergence, signal)
  return nouns.length + names.length > 0
}

/** A click is answered meanwhile. */
async function breathe(signal: AbortSignal): Promise<void> {
  await pause()
  if (signal.aborted) throw new Cancelled('Looking for ideas')
}

/** Page by page through all that are spoken of: most of them never emerge, however loud, and must not stand before the others. */
async function emerging(repo: ThemesRepo, emergence: EmergenceRepo, kind: 'emergent' | 'rights-risk', emerges: (theme: ToCome) => boolean, signal: AbortSignal): Promise<readonly ThemeRow[]> {
  const found: ThemeRow[] = []
  for (let after: ToCome | undefined; found.length < MOST_AT_ONCE; ) {
    const page = await emergence.toCome(kind, LEAST_VOICES, after, PAGE)
    found.push(...repo.bySeqs(page.filter(emerges).map(({ seq }) => seq)))
    await breathe(signal)
    after = page.at(-1)
    if (page.length < PAGE) break
  }
  return found
}

/** Of equally many voices the longer says more: "air fryer" before "fryer". */
function clearestFirst(a: ThemeRow, b: ThemeRow): number {
  return b.voices - a.voices || b.key.split(' ').length - a.key.split(' ').length || (a.key < b.key ? -1 : 1)
}

interface Wording {
  readonly vectors: ReadonlyMap<number, Float32Array>
  readonly likeness: Likeness
  readonly known: (readonly [ThemeRow, Float32Array])[]
}

async function wordingOf(deps: IdeasDeps, repo: EmergenceRepo, nouns: readonly ThemeRow[], signal: AbortSignal): Promise<Wording> {
  const known = nouns.length === 0 ? [] : repo.emerged('emergent', COMPARED)
  const all = [...known, ...nouns]
  const { model, vectors } = await deps.embedder.embed(all.map(({ key }) => key), 'row', { signal })
  const size = all.length === 0 ? 0 : vectors.length / all.length
  const bySeq = new Map(all.map((theme, i) => [theme.seq, vectors.slice(i * size, (i + 1) * size)]))
  return { vectors: bySeq, likeness: deps.embedder.likenessOf(model), known: known.map((theme) => [theme, bySeq.get(theme.seq) ?? new Float32Array(size)] as const) }
}

function settle(deps: IdeasDeps, repo: ThemesRepo, emergence: EmergenceRepo, theme: ThemeRow, wording: Wording | null): void {
  const vector = wording?.vectors.get(theme.seq)
  const twin = twinBySignals(repo, emergence, theme) ?? (wording === null || vector === undefined ? null : alike(vector, wording.known, wording.likeness))
  const now = deps.clock.now()
  deps.store.writeTx((tx) => {
    if (twin === null) emergence.emergeTx(tx, theme.seq, labelOf(emergence.said(theme.seq), theme.label), now)
    else {
      emergence.mergeTx(tx, theme.seq, twin.seq, now)
      createIdeasRepo(deps.store).moveThemeTx(tx, theme.id, twin.id)
    }
  })
  if (twin === null && wording !== null && vector !== undefined) wording.known.push([theme, vector])
}

function twinBySignals(repo: ThemesRepo, emergence: EmergenceRepo, theme: ThemeRow): ThemeRow | null {
  for (const { seq, shared } of emergence.sharing(theme)) {
    const other = repo.bySeq(seq)
    if (other !== null && speakOfTheSame(theme, other, shared)) return other
  }
  return null
}

/** Labels follow what people say most; ids do not. */
async function relabel(deps: IdeasDeps, repo: EmergenceRepo, signal: AbortSignal): Promise<void> {
  const themes = [...repo.emerged('emergent', COMPARED), ...repo.emerged('rights-risk', COMPARED)]
  for (let from = 0; from < themes.length; from += NAMED) {
    const changed = themes.slice(from, from + NAMED).map((theme) => ({ theme, label: labelOf(repo.said(theme.seq), theme.label) })).filter(({ theme, label }) => label !== theme.label)
    if (changed.length > 0) {
      deps.store.writeTx((tx) => {
        for (const { theme, label } of changed) repo.labelTx(tx, theme.seq, label)
      })
    }
    await breathe(signal)
  }
}
