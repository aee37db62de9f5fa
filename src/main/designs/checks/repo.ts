import { and, asc, desc, eq, gt, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import type { Store, Tx } from '../../store/index.ts'
import { designFiles, designFingerprints, designs } from '../tables.ts'
import { fingerprint, type Fingerprint } from './contract.ts'

export interface KeptPrint {
  readonly seq: number
  readonly designId: string
  readonly signs: Uint8Array
  readonly colours: string
}

/** A picture of a design that can be made again. */
export interface SparePicture {
  readonly designId: string
  readonly kind: 'print'
  readonly variant: 'on-dark' | 'on-light'
  readonly asset: string
}

/** All SQL of fingerprints and of pictures that may go. */
export function createChecksRepo({ db, reader }: Store) {
  const insert = db.insert(designFingerprints).values({ designId: sql.placeholder('designId'), signs: sql.placeholder('signs'), colours: sql.placeholder('colours') }).onConflictDoNothing().prepare()
  const prints = () => db.select({ seq: designFingerprints.seq, signs: designFingerprints.signs, colours: designFingerprints.colours }).from(designFingerprints)
  return {
    addTx(tx: Tx, designId: string, print: Fingerprint): void {
      tx.assertOpen()
      insert.run({ designId, signs: Buffer.from(print.shape + print.tone, 'hex'), colours: JSON.stringify(print.colours) })
    },
    /** Beside the work of the core: there may be a hundred thousand. */
    since: (seq: number): Promise<readonly KeptPrint[]> =>
      reader.all<KeptPrint>('SELECT seq, design_id AS designId, signs, colours FROM design_fingerprints WHERE seq > ? ORDER BY seq', [seq]),
    phraseOf: (designId: string): string | null => db.select({ phrase: designs.phrase }).from(designs).where(eq(designs.id, designId)).get()?.phrase ?? null,
    /** Of one idea all, of the others the newest. */
    newest(ideaId: string, limit: number): readonly Fingerprint[] {
      // Two questions that an index answers: in one, every design would be sorted.
      const own = prints().innerJoin(designs, eq(designs.id, designFingerprints.designId)).where(eq(designs.ideaId, ideaId)).orderBy(desc(designFingerprints.seq)).limit(limit).all()
      const known = new Set(own.map(({ seq }) => seq))
      // As many more as may be the idea's own.
      const others = own.length === limit ? [] : prints().orderBy(desc(designFingerprints.seq)).limit(limit).all().filter(({ seq }) => !known.has(seq))
      return [...own, ...others].slice(0, limit).map(printOf)
    },
    /** Print files of designs that were turned down before `before`, some at a time. */
    sparePictures: (before: number, limit: number): readonly SparePicture[] =>
      db.select({ designId: designFiles.designId, kind: sql<'print'>`${designFiles.kind}`, variant: designFiles.variant, asset: designFiles.asset }).from(designFiles)
        .innerJoin(designs, eq(designs.id, designFiles.designId))
        .where(and(eq(designs.status, 'rejected'), isNotNull(designs.decidedAt), lt(designs.decidedAt, before), eq(designFiles.kind, 'print')))
        .orderBy(asc(designs.seq)).limit(limit).all(),
    dropFileTx(tx: Tx, { designId, kind, variant }: SparePicture): void {
      tx.assertOpen()
      db.delete(designFiles).where(and(eq(designFiles.designId, designId), eq(designFiles.kind, kind), eq(designFiles.variant, variant))).run()
    },
    /** Those of `assets` that some design still names. */
    stillNamed: (assets: readonly string[]): ReadonlySet<string> =>
      new Set(assets.length === 0 ? [] : db.selectDistinct({ asset: designFiles.asset }).from(designFiles).where(inArray(designFiles.asset, [...assets])).all().map(({ asset }) => asset)),
    hasMoreThan: (seq: number): boolean => db.select({ seq: designFingerprints.seq }).from(designFingerprints).where(gt(designFingerprints.seq, seq)).limit(1).get() !== undefined,
  }
}
export type ChecksRepo = ReturnType<typeof createChecksRepo>

export function printOf({ signs, colours }: { readonly signs: Uint8Array; readonly colours: string }): Fingerprint {
  const hex = Buffer.from(signs).toString('hex')
  return fingerprint.parse({ shape: hex.slice(0, 32), tone: hex.slice(32), colours: JSON.parse(colours) as unknown })
}
