import { z } from 'zod'
import { imageEngine, picturePrice, pictureSettings, settings } from '../settings/contract.ts'

/** What is wanted of a picture, whoever makes it. */
export const pictureWish = z.object({
  /** Names the wish: asked for again, also after a crash, it gives the picture that stands and is never paid for twice. */
  key: z.string().min(8).max(200),
  /** One line for the list of costs and of running work, like “Picture for “Otter Dad””. */
  what: z.string().max(200),
  correlationId: z.string(),
  prompt: z.string().min(1).max(4_000),
  negative: z.string().max(4_000),
  seed: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
  widthPx: z.number().int().min(64).max(4_096),
  heightPx: z.number().int().min(64).max(4_096),
  /** `clear`: the subject alone; an engine that cannot do so gives it on a flat ground, and says so in `clear` of what it made. */
  ground: z.enum(['clear', 'filled']),
  /** Null: the seller's choice in Settings. */
  engine: imageEngine.nullable(),
  /** A ComfyUI workflow by name; null is the one that the seller chose for it. */
  workflow: z.string().max(200).nullable(),
  /** The night it belongs to, for the nightly cap. */
  runId: z.string().optional(),
  /** The work that wants it, so that whoever looks at the running picture can stop it. */
  jobId: z.string().optional(),
})
export type PictureWish = z.infer<typeof pictureWish>

/** All that is needed to make a picture once more; no key, no address of a stranger's machine. */
export const pictureParams = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
export type PictureParams = z.infer<typeof pictureParams>

export const pictureMade = z.object({
  engine: imageEngine,
  model: z.string().nullable(),
  /** A PNG without any metadata. */
  file: z.string(),
  widthPx: z.number().int(),
  heightPx: z.number().int(),
  /** Whether the ground is transparent. */
  clear: z.boolean(),
  params: pictureParams,
  costMinor: z.number().int(),
  /** The words it was made with: those of the wish that was begun, which a later wish of the same key does not change. */
  prompt: z.string().optional(),
  warnings: z.array(z.string()),
})
export type PictureMade = z.infer<typeof pictureMade>

export const engineTest = z.object({ ok: z.boolean(), sentence: z.string(), /** What it has, a line each. */ lines: z.array(z.string()), models: z.array(z.string()) })
export type EngineTest = z.infer<typeof engineTest>

/** One engine as Settings shows it. */
export const engineView = z.object({
  id: imageEngine,
  title: z.string(),
  /** Free, or paid for each picture. */
  paid: z.boolean(),
  needsKey: z.boolean(),
  keySetAt: z.iso.datetime().nullable(),
  /** Whether it can be asked now; else what to do. */
  ready: z.boolean(),
  sentence: z.string(),
  action: z.string().nullable(),
  /** Most that one picture of a shirt's shape costs; null when its price is not known. */
  estimateMinor: z.number().int().nullable(),
  /** Models that can be chosen, and the one that is; null where the engine or the workflow names it. */
  model: z.string().nullable(),
  models: z.array(z.string()),
  /** The name under which its price is kept: the chosen model, or the one it takes unasked. Null where none is paid or known. */
  pricedAs: z.string().nullable().optional(),
  /** What was read on its price page, for the seller to take over; counts for nothing before. */
  suggestion: picturePrice.pick({ minorPerPicture: true, readOn: true }).extend({ source: z.string() }).nullable().optional(),
  proven: z.boolean(),
  lastTest: z.object({ at: z.iso.datetime(), ok: z.boolean(), sentence: z.string() }).nullable(),
})
export type EngineView = z.infer<typeof engineView>

export const pictureBudget = z.object({
  currency: z.string(),
  monthlyBudgetMinor: z.number().int(),
  /** By everything that costs, since the month began; set aside for calls under way is in it. */
  monthTakenMinor: z.number().int(),
  nightlyCapMinor: z.number().int(),
  nightTakenMinor: z.number().int(),
  designCapMinor: z.number().int(),
})

/** What the next night would ask of whom; nothing is sent for it. */
export const tonightPlan = z.object({
  pictures: z.number().int(),
  parts: z.array(z.object({ engine: imageEngine, pictures: z.number().int(), minor: z.number().int() })),
  /** Pictures that no engine would make, and why. */
  without: z.number().int(),
  why: z.string().nullable(),
  minor: z.number().int(),
  sentence: z.string(),
})
export type TonightPlan = z.infer<typeof tonightPlan>

export const imageEngines = z.object({
  /** In the seller's order, then those that are not asked. */
  engines: z.array(engineView),
  pictures: pictureSettings,
  prices: z.array(picturePrice),
  budget: pictureBudget,
  tonight: tonightPlan,
})
export type ImageEngines = z.infer<typeof imageEngines>

export const imageEnginesChoice = settings.pick({ pictures: true, picturePrices: true }).partial().extend({
  /** The model of one engine. */
  model: z.object({ engine: imageEngine, model: z.string().max(160) }).optional(),
})
export type ImageEnginesChoice = z.infer<typeof imageEnginesChoice>

/** A picture under way. */
export const runningPicture = z.object({
  key: z.string(),
  what: z.string(),
  engine: imageEngine,
  /** The machine or service that works on it. */
  at: z.string(),
  since: z.iso.datetime(),
  /** Pictures before it; null once it is worked on. */
  ahead: z.number().int().nullable(),
  step: z.object({ done: z.number(), total: z.number() }).nullable(),
  note: z.string().nullable(),
  /** The newest preview as a data address of at most 200 kB. */
  preview: z.string().nullable(),
  /** What the wish said; null or absent: it cannot be stopped from here. */
  jobId: z.string().nullable().optional(),
})
export type RunningPicture = z.infer<typeof runningPicture>

/** A prompt as the desk writes it, shown before anything is made. */
export const promptStyleView = z.object({ id: z.string(), title: z.string() })
/** `sentence`: why the words stayed as they were; null when they did not. */
export const polishedSubject = z.object({ subject: z.string(), polished: z.boolean(), sentence: z.string().nullable() })
export type PolishedSubject = z.infer<typeof polishedSubject>
export const writtenPrompt = z.object({ style: z.string(), positive: z.string(), negative: z.string() })

/** ComfyUI: servers, what runs them, and their workflows. */
export const comfyServerView = z.object({
  id: z.string(),
  address: z.string(),
  /** `attached`: the seller runs it. `started`: the program does. */
  kind: z.enum(['attached', 'started']),
  enabled: z.boolean(),
  keySetAt: z.iso.datetime().nullable(),
  state: z.enum(['unknown', 'ready', 'busy', 'resting', 'starting', 'stopped', 'failed']),
  sentence: z.string(),
  action: z.string().nullable(),
  version: z.string().nullable(),
  devices: z.array(z.object({ name: z.string(), vramBytes: z.number().nullable(), vramFreeBytes: z.number().nullable() })),
  checkpoints: z.array(z.string()),
  waiting: z.number().int().nullable(),
})
export type ComfyServerView = z.infer<typeof comfyServerView>

/** A ComfyUI on this machine that the program can start. */
export const comfyInstall = z.object({
  folder: z.string(),
  kind: z.enum(['portable', 'desktop', 'git']),
  version: z.string().nullable(),
  /** Why it cannot be started; null when it can. */
  problem: z.string().nullable(),
})
export type ComfyInstall = z.infer<typeof comfyInstall>

export const graphicsCard = z.object({
  devices: z.array(z.object({ name: z.string(), vramBytes: z.number(), freeBytes: z.number().nullable(), busyPercent: z.number().nullable(), driver: z.string().nullable() })),
  /** What will run on it, in words; also when there is none. */
  sentence: z.string(),
})
export type GraphicsCard = z.infer<typeof graphicsCard>

export const workflowSlot = z.object({ node: z.string(), input: z.string(), /** As the workflow calls the step. */ title: z.string(), value: z.string() })
export const workflowView = z.object({
  name: z.string(),
  title: z.string(),
  bundled: z.boolean(),
  /** Whether it is the one that designs are made with. */
  chosen: z.boolean(),
  /** By field (prompt, negative, seed, width …): where it stands. */
  mapping: z.record(z.string(), z.array(workflowSlot)),
  /** What can be mapped instead, for each field. */
  candidates: z.record(z.string(), z.array(workflowSlot)),
  /** What the servers lack for it; null when no server was asked. */
  missing: z.array(z.string()).nullable(),
})
export type WorkflowView = z.infer<typeof workflowView>

export const comfyView = z.object({
  servers: z.array(comfyServerView),
  installs: z.array(comfyInstall),
  card: graphicsCard,
  workflows: z.array(workflowView),
  /** Where ComfyUI is got, opened in the browser; the program finds it afterwards. */
  guide: z.object({ title: z.string(), address: z.url(), steps: z.array(z.string()) }),
})
export type ComfyView = z.infer<typeof comfyView>
