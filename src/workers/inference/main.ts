/** The inference worker: a process that turns texts into vectors, and looks at pictures, by models that lie on this machine. One at a time is in memory. */
import { servePort } from '../../main/kernel/ports.ts'
import type { ModelOnDisk, PictureModelOnDisk } from '../../main/local-models/contract.ts'
import { processChannel } from '../process-channel.ts'
import { inferencePort } from './contract.ts'
import type { PictureModel } from './picture-model.ts'
import type { SentenceModel } from './sentence-model.ts'

/** A model takes hundreds of megabytes; one that nobody asked for this long is let go. */
const IDLE_MS = 5 * 60_000

type Held = { readonly key: string } & ({ readonly kind: 'sentences'; readonly model: SentenceModel } | { readonly kind: 'pictures'; readonly model: PictureModel })

let held: Held | null = null
let idle: NodeJS.Timeout | undefined
/** Calls take turns: two batches at once would need twice the memory and be no sooner done. */
let turn: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  clearTimeout(idle)
  const next = turn.then(work)
  turn = next.catch(() => undefined).then(() => {
    clearTimeout(idle)
    if (held !== null) idle = setTimeout(() => void inTurn(letGo), IDLE_MS).unref()
  })
  return next
}

async function letGo(): Promise<void> {
  const { model } = held ?? {}
  held = null
  await model?.release()
}

async function hold(on: ModelOnDisk): Promise<SentenceModel> {
  const key = JSON.stringify(on)
  if (held?.kind === 'sentences' && held.key === key) return held.model
  await letGo()
  // The runtime takes half a second to load, and `release` must not wait for it.
  const { loadSentenceModel } = await import('./sentence-model.ts')
  const model = await loadSentenceModel(on)
  held = { kind: 'sentences', key, model }
  return model
}

async function holdForPictures(on: PictureModelOnDisk): Promise<PictureModel> {
  const key = JSON.stringify(on)
  if (held?.kind === 'pictures' && held.key === key) return held.model
  await letGo()
  const { loadPictureModel } = await import('./picture-model.ts')
  const model = await loadPictureModel(on)
  held = { kind: 'pictures', key, model }
  return model
}

servePort(inferencePort, processChannel(), {
  inspect: ({ model }, context) => inTurn(async () => ({ dimensions: (await (await hold(model)).embed(['a'], context)).dimensions })),
  embed: ({ model, texts }, context) => inTurn(async () => (await hold(model)).embed(texts, context)),
  inspectPicture: ({ model }) => inTurn(async () => {
    await (await holdForPictures(model)).inspect()
    return {}
  }),
  classify: ({ model, file }) => inTurn(async () => ({ labels: await (await holdForPictures(model)).classify(file) })),
  compare: ({ model, file, texts }) => inTurn(async () => ({ cosines: await (await holdForPictures(model)).compare(file, texts) })),
  mapOf: ({ model, file, out }) => inTurn(async () => ({ share: await (await holdForPictures(model)).mapOf(file, out) })),
  enlarge: ({ model, file, out }, { signal }) => inTurn(async () => (await holdForPictures(model)).enlarge(file, out, signal)),
  release: () => inTurn(async () => {
    await letGo()
    return {}
  }),
})
