/** A library of open ideas with vectors and evidence, written straight into the tables. */
import { join } from 'node:path'
import BetterSqlite3, { type Database } from 'better-sqlite3'
import { createNodeHost } from '../../src/hosts/node-host.ts'
import { createApp } from '../../src/main/app.ts'
import { OCCASIONS } from '../../src/main/ideas/pure/occasions/index.ts'
import { embedText, EMBEDDING_MODEL } from '../../src/main/ideas/pure/embed.ts'
import { deriveId } from '../../src/main/kernel/ids.ts'
import { createRng } from '../../src/main/kernel/pure/rng.ts'
import { rowsOf } from '../import/rows.ts'

export interface RescoreLibrary {
  readonly ideas: number
  readonly signals: number
  /** Designed ideas whose likeness to the others has yet to be worked out: a night's. */
  readonly made: number
  /** Themes for each of ten topics: a library that read for months has thousands. */
  readonly shades: number
}

const READINGS = 3
const EVIDENCE = 5
const HOUR_MS = 3_600_000
const TOPICS = ['corgi', 'knitting', 'nurse', 'camping', 'gardening', 'chess', 'running', 'coffee', 'teacher', 'fishing']

/** Makes the tables by opening the library once, then fills them; everything was read within the last week before `now`. */
export async function fillIdeas(home: string, size: RescoreLibrary, now: number): Promise<void> {
  const app = await createApp(createNodeHost({ kind: 'cli', home }))
  app.settings.set({ firstDesignsMade: true, niches: ['dogs', 'knitters', 'nurses'] })
  await app.stop()
  const db = new BetterSqlite3(join(home, 'library.db'))
  db.pragma('synchronous = OFF')
  try {
    db.transaction(() => {
      const signals = insertSignals(db, size.signals, now)
      insertIdeas(db, size, signals, now)
    })()
    db.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    db.close()
  }
}

function insertSignals(db: Database, count: number, now: number): readonly string[] {
  const rng = createRng('rescore signals')
  const signal = db.prepare(`INSERT INTO signals (id, source, source_item_id, text, tags, community, published_at, first_seen_at) VALUES (?, ?, ?, ?, '[]', ?, ?, ?)`)
  const observation = db.prepare('INSERT INTO observations (signal_seq, metric, observed_at, value) VALUES (?, ?, ?, ?)')
  return Array.from(rowsOf(count), (row, index) => {
    const id = deriveId('sig', 'rescore', row.id)
    const published = now - rng.int(6 * 24) * HOUR_MS - 24 * HOUR_MS
    const seq = signal.run(id, `source-${index % 8}`, `rescore-${row.id}`, row.text, `community-${index % 200}`, published, published).lastInsertRowid
    const pace = Math.exp(rng.next() * 8)
    for (let reading = 1; reading <= READINGS; reading++) observation.run(seq, 'views', published + reading * 8 * HOUR_MS, Math.round(pace * (reading * 8) ** (0.3 + rng.next() * 0.4)))
    return id
  })
}

function insertIdeas(db: Database, { ideas, made, shades }: RescoreLibrary, signals: readonly string[], now: number): void {
  const rng = createRng('rescore ideas')
  const idea = db.prepare(`INSERT INTO ideas (id, title, topic, concept, score, freshness, engagement, novelty, community_fit, seasonality, why, status, occurs_on, created_at, scored_at, theme_id, signal_count, source_count)
    VALUES (?, ?, ?, ?, ?, 0.5, 0.5, 0.5, 0.5, 0.5, 'Not scored yet.', ?, ?, ?, ?, ?, ?, 2)`)
  const evidence = db.prepare(`INSERT OR IGNORE INTO idea_evidence (idea_seq, signal_id, source, text, observed_at) VALUES (?, ?, 'source', 'A post.', ?)`)
  const vector = db.prepare('INSERT INTO idea_vectors (seq, model, made, embedding) VALUES (?, ?, ?, ?)')
  const likeness = db.prepare('INSERT INTO idea_likeness (idea_seq, model, to_made, to_theme) VALUES (?, ?, ?, ?)')
  const texts = Array.from(rowsOf(5_000), (row) => row.text.split(/\W+/))
  for (let index = 0; index < ideas + made; index++) {
    const phrase = rng.shuffle(texts[index % texts.length] ?? []).slice(0, 4).join(' ')
    const topic = shades === 1 ? rng.pick(TOPICS) : `${rng.pick(TOPICS)} ${rng.int(shades) + 1}`
    const occasion = index % 4 === 0 ? OCCASIONS[index % OCCASIONS.length]?.id : undefined
    const occursOn = occasion === undefined ? null : new Date(now + (10 + rng.int(110)) * 24 * HOUR_MS).toISOString().slice(0, 10)
    const concept = JSON.stringify({ phrase, audience: `${topic} people`, mood: 'funny', style: 'modern', language: 'en', ...(occasion === undefined ? {} : { occasion }) })
    const isMade = index >= ideas
    const seq = Number(idea.run(deriveId('ide', 'rescore', index), phrase, topic, concept, rng.next(), isMade ? 'designed' : 'new', occursOn, now, now, `topic:${topic}`, EVIDENCE).lastInsertRowid)
    for (let at = 0; at < EVIDENCE; at++) evidence.run(seq, rng.pick(signals), now)
    const embedded = embedText(phrase)
    vector.run(seq, EMBEDDING_MODEL, isMade ? 1 : 0, Buffer.from(embedded.buffer))
    if (!isMade) likeness.run(seq, EMBEDDING_MODEL, rng.next() * 0.6, rng.next() * 0.6)
  }
}
