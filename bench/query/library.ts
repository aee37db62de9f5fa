/** A large library written straight into the tables: what queries meet after a few busy years. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { hash } from 'node:crypto'
import { join } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import * as sqliteVec from 'sqlite-vec'
import { createNodeHost } from '../../src/hosts/node-host.ts'
import { createApp } from '../../src/main/app.ts'
import { embedText, EMBEDDING_MODEL } from '../../src/main/ideas/pure/embed.ts'
import { deriveId } from '../../src/main/kernel/ids.ts'
import { createRng, type Rng } from '../../src/main/kernel/pure/rng.ts'
import { defaultProducts } from '../../src/main/products/index.ts'
import { rowsOf } from '../import/rows.ts'

export interface LibrarySize {
  readonly signals: number
  /** Ideas with vectors. */
  readonly ideas: number
  /** Designs with listings, each of an idea; not more than there are ideas. */
  readonly designs: number
}

/** Designs at the top of Review that can really be printed when they are approved. */
const PRINTABLE = 200
const EVIDENCE_EACH = 3
const FIRST_DAY = Date.parse('2026-01-01T00:00:00Z')
const MARKETS = ['shopify', 'etsy'] as const
const STATUSES = ['review', 'approved', 'approved', 'rejected'] as const
const MOODS = ['funny', 'proud', 'cosy', 'bold', 'retro'] as const
const CHECKS = JSON.stringify([
  { id: 'wording', state: 'clear', reason: 'No word is on a list.' }, { id: 'trademark', state: 'not-checked', reason: 'No index is imported.' },
])
const PRODUCT = defaultProducts[0]
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4500 5400"><path d="M900 1200h2700v2700h-2700z" fill="#F7F7F5"/></svg>'

/** Makes the tables by opening the library once, then fills them. */
export async function fillLibrary(home: string, size: LibrarySize): Promise<void> {
  const app = await createApp(createNodeHost({ kind: 'cli', home }))
  app.settings.set({ firstDesignsMade: true })
  await app.stop()
  const db = new BetterSqlite3(join(home, 'library.db'))
  sqliteVec.load(db)
  db.pragma('synchronous = OFF')
  try {
    insertSignals(db, size.signals)
    insertIdeas(db, home, size)
    db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
  await settle(home)
}

/** What the program does in the background after so much came in: the index of words, and the codes of vectors. */
async function settle(home: string): Promise<void> {
  const app = await createApp(createNodeHost({ kind: 'cli', home }))
  try {
    await app.jobs.stop()
    await app.ideas.search.byQuery('anything', 1)
    for (let left = 1; left > 0; ) {
      await new Promise((resolve) => setTimeout(resolve, 50))
      const [row] = await app.store.reader.all<{ n: number }>('SELECT count(*) AS n FROM ideas_to_index', [])
      const { filling, unstored } = await app.store.vectorSpace('idea_vectors').state(EMBEDDING_MODEL)
      left = (row?.n ?? 0) + (filling || unstored >= 1_024 ? 1 : 0)
    }
  } finally {
    await app.stop()
  }
}

function insertSignals(db: Database, count: number): void {
  const signal = db.prepare(`INSERT INTO signals (id, source, source_item_id, text, tags, published_at, first_seen_at) VALUES (?, 'bench', ?, ?, ?, ?, ?)`)
  const observation = db.prepare('INSERT INTO observations (signal_seq, metric, observed_at, value) VALUES (?, ?, ?, ?)')
  db.transaction(() => {
    for (const row of rowsOf(count)) {
      const at = Date.parse(row.publishedAt)
      const seq = signal.run(deriveId('sig', 'library', row.id), `library-${row.id}`, row.text, JSON.stringify(row.tags), at, at).lastInsertRowid
      observation.run(seq, 'views', at, row.views)
    }
    db.exec('INSERT INTO signals_fts (rowid, text) SELECT seq, text FROM signals')
    db.exec('UPDATE signals_indexed SET up_to_seq = (SELECT max(seq) FROM signals)')
  })()
}

function insertIdeas(db: Database, home: string, { ideas, designs }: LibrarySize): void {
  const rng = createRng('query bench')
  const insert = statements(db)
  db.transaction(() => {
    const texts = [...rowsOf(Math.min(ideas, 5_000))].map((row) => row.text)
    for (let index = 0; index < ideas; index++) {
      const words = (texts[index % texts.length] ?? '').split(/\W+/)
      const phrase = rng.shuffle(words).slice(0, 4).join(' ')
      const made = index < designs
      const score = index < PRINTABLE ? 1 - index / 1e6 : rng.next() * 0.99
      insertIdea(insert, index, phrase, score, made, rng)
      if (made) insertDesign(insert, home, index, phrase, score, rng)
    }
  })()
}

function statements(db: Database) {
  return {
    idea: db.prepare(`INSERT INTO ideas (id, title, topic, concept, score, freshness, engagement, novelty, community_fit, seasonality, why, status, occurs_on, created_at, scored_at)
      VALUES (?, ?, ?, ?, ?, 0.5, 0.5, 0.5, 0.5, 0.5, ?, ?, ?, ?, ?)`),
    evidence: db.prepare(`INSERT INTO idea_evidence (idea_seq, signal_id, source, text, observed_at) VALUES (?, ?, 'bench', ?, ?)`),
    vector: db.prepare('INSERT INTO idea_vectors (rowid, model, made, embedding) VALUES (?, ?, ?, ?)'),
    asset: db.prepare('INSERT OR IGNORE INTO assets (hash, extension, bytes, width_px, height_px, thumb_hash, created_at) VALUES (?, ?, 1000, 1200, 1440, ?, ?)'),
    design: db.prepare(`INSERT INTO designs (id, idea_id, product_id, phrase, engine, seed, layout, variant, garment, garment_variants, inks, fonts, checks, status, score, created_at, decided_at)
      VALUES (?, ?, ?, ?, 'bench', 'seed', 'stack', 'on-dark', 'black', ?, '["#F7F7F5"]', '[{"family":"Bench","licence":"OFL"}]', ?, ?, ?, ?, NULL)`),
    file: db.prepare('INSERT INTO design_files (design_id, kind, variant, asset) VALUES (?, ?, ?, ?)'),
    mockup: db.prepare(`INSERT INTO mockups (id, design_id, scene, garment, position, asset, created_at) VALUES (?, ?, 'tee-front', 'black', 0, ?, ?)`),
    listing: db.prepare(`INSERT INTO listings (id, design_id, product_id, market, title, description, bullets, tags, price_minor, currency, status, checks, created_at)
      VALUES (?, ?, ?, ?, ?, ?, '["Printed to order."]', ?, 2199, 'USD', ?, ?, ?)`),
  }
}

function insertIdea(insert: ReturnType<typeof statements>, index: number, phrase: string, score: number, made: boolean, rng: Rng): void {
  const at = FIRST_DAY + index * 60_000
  const concept = JSON.stringify({ phrase, mood: rng.pick(MOODS), style: 'modern', language: 'en', ...(index % 4 === 0 ? { occasion: `occasion-${index % 40}` } : {}) })
  const occursOn = index % 4 === 0 ? `2026-${String(1 + rng.int(12)).padStart(2, '0')}-${String(1 + rng.int(28)).padStart(2, '0')}` : null
  const seq = insert.idea.run(deriveId('ide', index), phrase, phrase, concept, score, 'People talk about it now.', made ? 'designed' : 'new', occursOn, at, at).lastInsertRowid
  for (let item = 0; item < EVIDENCE_EACH; item++) insert.evidence.run(seq, deriveId('sig', index, item), phrase, at)
  insert.vector.run(BigInt(seq), EMBEDDING_MODEL, made ? 1n : 0n, embedText(phrase))
}

function insertDesign(insert: ReturnType<typeof statements>, home: string, index: number, phrase: string, score: number, rng: Rng): void {
  const at = FIRST_DAY + index * 60_000
  const status = index < PRINTABLE ? 'review' : rng.pick(STATUSES)
  const designId = deriveId('dsg', index)
  insert.design.run(designId, deriveId('ide', index), PRODUCT?.id, phrase, JSON.stringify(PRODUCT?.colours.map(({ id }) => ({ garment: id, variant: 'on-dark' }))), CHECKS, status, score, at)
  for (const [kind, extension] of [['svg', 'svg'], ['preview', 'webp']] as const) {
    const asset = kind === 'svg' ? drawing(home, index) : hash('sha256', `${kind}/${index}`)
    insert.asset.run(asset, extension, kind === 'svg' ? null : 'thumbhash', at)
    insert.file.run(designId, kind, 'on-dark', asset)
  }
  const mockup = hash('sha256', `mockup/${index}`)
  insert.asset.run(mockup, 'jpg', 'thumbhash', at)
  insert.mockup.run(deriveId('mck', index), designId, mockup, at)
  const market = MARKETS[index % MARKETS.length]
  insert.listing.run(deriveId('lst', index), designId, PRODUCT?.id, market, `${phrase} T-Shirt`, `A shirt that says ${phrase}. `.repeat(8), JSON.stringify(phrase.split(' ')), status, CHECKS, at)
}

/** A few drawings lie on disk; as names go, every design has its own. */
function drawing(home: string, index: number): string {
  if (index >= PRINTABLE) return hash('sha256', `svg/${index}`)
  const text = SVG.replace('<path', `<!-- ${index} --><path`)
  const name = hash('sha256', text)
  const folder = join(home, 'assets', name.slice(0, 2))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.svg`), text)
  return name
}
