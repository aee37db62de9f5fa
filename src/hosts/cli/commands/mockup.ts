import { resolve } from 'node:path'
import { Option, type Command } from 'commander'
import { InvalidInput } from '../../../main/kernel/errors.ts'
import { waitForJob } from '../wait-for-job.ts'
import { contextOf, wholeNumber, withCore, type Context } from './context.ts'

interface Wish {
  readonly art?: string
  readonly design?: string
  readonly scene: string
  readonly garment: string
  readonly product?: string
  readonly out?: string
  readonly format: 'jpg' | 'png' | 'webp'
  readonly size: number
  readonly list: boolean
}

/** `mockup --art FILE --scene S --garment G --out DIR`: any art on any garment; `mockup --list`: the scenes there are. */
export function addMockupCommand(program: Command): void {
  program
    .command('mockup')
    .description('show any art on a garment, or list the scenes')
    .option('--art <file>', 'an SVG, PNG, JPEG or WebP')
    .option('--design <id>', 'a design of the library: every garment in every scene that shows its product, kept there')
    .option('--scene <name>', 'a scene as --list names it, or "all" that show the product', 'all')
    .option('--garment <colour>', 'a colour of the product, one like #1F2A44, or "all"', 'all')
    .option('--product <type>', 'whose colours: t-shirt, hoodie, mug …; what the scene shows unless said')
    .option('--out <dir>', 'the folder the pictures go to')
    .addOption(new Option('--format <format>', 'of the pictures').choices(['jpg', 'png', 'webp']).default('jpg'))
    .option('--size <pixels>', 'of a side', wholeNumber('--size', 200, 4000), 2000)
    .option('--list', 'list the scenes', false)
    .action(async (wish: Wish, command: Command) => {
      const context = contextOf(command)
      await (wish.list ? listScenes(context) : wish.design === undefined ? photograph(wish, context) : allOf(wish.design, context))
    })
}

async function listScenes(context: Context): Promise<void> {
  await withCore(context, async ({ api }) => {
    const scenes = await api.mockups.scenes.query()
    context.terminal.result(scenes, scenes.map(({ id, name, products, state, problem }) => `${id}  ${name}  (${state === 'ready' ? products.join(', ') : state}${problem === undefined ? '' : `: ${problem}`})`))
  })
}

async function allOf(designId: string, context: Context): Promise<void> {
  await withCore(context, async (core) => {
    const { jobId } = await core.api.mockups.all.mutate({ designId })
    const job = await waitForJob(core, jobId, context.terminal)
    context.terminal.result(job, ['Every mock-up of the design is there. Review and Gallery show them.'])
  })
}

async function photograph({ art, out, scene, garment, product, format, size }: Wish, context: Context): Promise<void> {
  if (art === undefined) throw new InvalidInput('--art', 'is missing', 'Name an SVG, PNG, JPEG or WebP file.')
  if (out === undefined) throw new InvalidInput('--out', 'is missing', 'Name the folder the pictures go to.')
  await withCore(context, async (core) => {
    const wish = { art: resolve(art), out: resolve(out), scene, garment, format, sizePx: size, ...(product === undefined ? {} : { product }) }
    const { jobId } = await core.api.mockups.photograph.mutate(wish)
    await waitForJob(core, jobId, context.terminal)
    const made = await core.api.mockups.photographed.query({ jobId })
    context.terminal.result(made, made.map(({ file }) => file))
  })
}
