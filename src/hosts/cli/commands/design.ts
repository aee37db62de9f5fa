import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { designForm, type DesignForm } from '../../../main/designs/contract.ts'
import { concept, mood, type Mood } from '../../../main/ideas/contract.ts'
import type { Job } from '../../../main/jobs/contract.ts'
import { InvalidInput } from '../../../main/kernel/errors.ts'
import { imageEngine, type ImageEngineId } from '../../../main/settings/contract.ts'
import { drawPhrase } from '../draw-phrase.ts'
import { waitForJob } from '../wait-for-job.ts'
import { contextOf, wholeNumber, withCore, type Context } from './context.ts'

interface Wish {
  readonly idea?: string
  readonly count: number
  readonly form?: DesignForm
  readonly engine?: ImageEngineId
  readonly phrase?: string
  readonly picture?: string
  readonly motif?: string
  readonly family?: string
  readonly palette?: string
  readonly mood: Mood
  readonly style: string
  readonly variations: number
  readonly seed: string
  readonly product: string
  readonly out?: string
}

/** `design --idea ID`: designs of one idea, in the library. `design --phrase T --out DIR`: designs of any words, as files. */
export function addDesignCommand(program: Command): void {
  program
    .command('design')
    .description('make designs of one idea, or of any words as files')
    .option('--idea <id>', 'the idea, as "idea-engine ideas" lists it')
    .option('--count <number>', 'how many of the idea', wholeNumber('--count', 1, 12), 1)
    .addOption(new Option('--form <form>', 'what a design of an idea shows: words with a shipped motif, a picture of an image engine, or both').choices(designForm.options))
    .addOption(new Option('--engine <engine>', 'who makes the picture; as Settings say where none is named').choices(imageEngine.options))
    .option('--phrase <text>', 'what the design shall say; the library is not touched')
    .option('--picture <file>', 'a picture on a plain ground that the words are set round, as "idea-engine generate" makes it')
    .option('--motif <word>', 'a picture for it: cat, coffee …')
    .option('--family <layout>', 'its layout: arch, badge, sunset …')
    .option('--palette <id>', 'its colours')
    .addOption(new Option('--mood <mood>', 'what it feels like').choices(mood.options).default('bold'))
    .option('--style <words>', 'what it looks like: vintage, minimal …', 'modern')
    .option('--variations <number>', 'how many, each another layout and look', wholeNumber('--variations', 1, 12), 1)
    .option('--seed <text>', 'the same seed draws the same', '1')
    .option('--product <type>', 't-shirt, hoodie, tote, mug, poster or pillow', 't-shirt')
    .option('--out <dir>', 'the folder the files go to')
    .action(async (wish: Wish, command: Command) => {
      const context = contextOf(command)
      if ((wish.idea === undefined) === (wish.phrase === undefined)) throw new InvalidInput('design', 'needs either --idea or --phrase', 'Name an idea of the library, or the words.')
      await (wish.idea === undefined ? ofPhrase(wish, wish.phrase ?? '', context) : ofIdea(wish.idea, wish, context))
    })
}

async function ofIdea(ideaId: string, { count, form, engine }: Wish, context: Context): Promise<void> {
  await withCore(context, async (core) => {
    // Each call of the command is a wish of its own.
    const { jobIds } = await core.api.designs.makeFor.mutate({ ideaId, count, ...(form === undefined ? {} : { form }), ...(engine === undefined ? {} : { engine }), requestId: `cli ${process.pid} ${performance.timeOrigin}` })
    const made: Job[] = []
    for (const id of jobIds) made.push(await waitForJob(core, id, context.terminal))
    context.terminal.result(made, [`Made ${made.length === 1 ? 'one design' : `${made.length} designs`}. Review shows ${made.length === 1 ? 'it' : 'them'}.`])
  })
}

async function ofPhrase({ motif, family, palette, mood: feeling, style, variations, seed, product, picture, out }: Wish, phrase: string, { terminal }: Context): Promise<void> {
  if (out === undefined) throw new InvalidInput('--out', 'is missing', 'Name the folder the files go to.')
  const parsed = concept.shape.phrase.safeParse(phrase.trim())
  if (!parsed.success) throw new InvalidInput('--phrase', `must have 1 to ${concept.shape.phrase.maxLength ?? 200} letters`)
  const choices = { ...(family === undefined ? {} : { layout: family }), ...(palette === undefined ? {} : { palette }) }
  const wish = { phrase: parsed.data, mood: feeling, style, language: 'en', ...(motif === undefined ? {} : { motif }) }
  const drawn = await drawPhrase({ concept: wish, choices, variations, seed, product, ...(picture === undefined ? {} : { picture: resolve(picture) }), out: resolve(out) }, (done, total) =>
    terminal.progress({ jobId: 'design', kind: 'design', label: 'Drawing', done, total, etaMs: null, correlationId: 'design' }))
  terminal.result(drawn, drawn.flatMap(({ layout, files }) => files.map(({ svg, garments }) => `${svg}  (${layout}; for ${garments.join(', ')})`)))
}
