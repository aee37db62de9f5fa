/** A library with approved designs that have all their files and texts for every market, so that an export is what is timed. */
import { hash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { createNodeHost } from '../../src/hosts/node-host.ts'
import { createApp, type App } from '../../src/main/app.ts'
import { deriveId } from '../../src/main/kernel/ids.ts'
import { plannedShots } from '../../src/main/mockups/pure/mockup-plan.ts'
import type { MarketId } from '../../src/main/listings/contract.ts'
import { fillLibrary } from '../query/library.ts'

const MARKETS: readonly MarketId[] = ['shopify', 'etsy', 'woocommerce', 'ebay', 'amazon-merch']
const PRINT = hash('sha256', 'print file')

export interface ExportLibrary {
  readonly app: App
  /** Gives all pictures this many bytes; what was laid out before is older then, and laid out again. */
  weigh(mockupBytes: number, printBytes: number): void
}

export async function openLibrary(home: string, designs: number): Promise<ExportLibrary> {
  await fillLibrary(home, { signals: 100, ideas: designs, designs })
  const app = await createApp(createNodeHost({ kind: 'cli', home }))
  app.settings.set({ markets: [...MARKETS], brand: 'Kettle & Fern', imageBaseUrl: 'https://pictures.example/shop' })
  const shots = giveFiles(app, home)
  const ids = app.designs.galleryPage({ status: ['approved'] }, undefined, designs).map(({ id }) => id)
  for (const id of ids) await app.listings.write(id, 'bench')
  const weigh = (mockupBytes: number, printBytes: number): void => {
    shots.forEach((asset, index) => picture(home, asset, 'jpg', mockupBytes, index))
    picture(home, PRINT, 'png', printBytes, 99)
  }
  weigh(4_096, 4_096)
  return { app, weigh }
}

/** Approves everything, and gives each design the same print file and mock-ups. @returns the assets of the mock-ups. */
function giveFiles(app: App, home: string): string[] {
  const [design] = app.designs.galleryPage({ status: [] }, undefined, 1)
  if (design === undefined) throw new Error('The library has no designs.')
  const shots = plannedShots(app.products.find(design.productId), app.mockups.shelf.list(), design.garment, 'full')
  const assets = shots.map((_, index) => hash('sha256', `shot ${index}`))
  const db = new BetterSqlite3(join(home, 'library.db'))
  try {
    db.pragma('synchronous = OFF')
    db.transaction(() => {
      db.exec(`UPDATE designs SET status = 'approved'; DELETE FROM listings; DELETE FROM mockups`)
      const asset = db.prepare('INSERT INTO assets (hash, extension, bytes, width_px, height_px, created_at) VALUES (?, ?, 4096, 2000, 2000, 1)')
      for (const name of assets) asset.run(name, 'jpg')
      asset.run(PRINT, 'png')
      const mockup = db.prepare('INSERT INTO mockups (id, design_id, scene, garment, position, asset, created_at) VALUES (?, ?, ?, ?, ?, ?, 1)')
      const file = db.prepare(`INSERT INTO design_files (design_id, kind, variant, asset) VALUES (?, 'print', 'on-dark', ?)`)
      for (const id of db.prepare('SELECT id FROM designs').pluck().all() as string[]) {
        file.run(id, PRINT)
        shots.forEach((shot, index) => mockup.run(deriveId('mck', id, shot.scene, shot.garment), id, shot.scene, shot.garment, index, assets[index]))
      }
    })()
  } finally {
    db.close()
  }
  return assets
}

function picture(home: string, name: string, ending: string, bytes: number, fill: number): void {
  const folder = join(home, 'assets', name.slice(0, 2))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${name}.${ending}`), Buffer.alloc(bytes, fill + 1))
}
