import { Argument, Option, type Command } from 'commander'
import { InvalidInput } from '../../../main/kernel/errors.ts'
import { listingLanguage, marketId, type Listing, type ListingLanguage, type ListingVersion, type MarketId } from '../../../main/listings/contract.ts'
import { waitForJob } from '../wait-for-job.ts'
import { contextOf, withCore } from './context.ts'

interface WriteOptions {
  readonly market?: MarketId
  readonly language?: ListingLanguage
  readonly writer?: 'template' | 'model'
}

/** `write ID` and `listing show|restore ID`. */
export function addListingCommands(program: Command): void {
  program
    .command('write')
    .description('write the listings of a design again, each as a new version')
    .argument('<id>', 'a design (dsg_…), or one of its listings (lst_…)')
    .addOption(new Option('--market <market>', 'for this market only').choices([...marketId.options]))
    .addOption(new Option('--language <language>', 'in this language, instead of what Settings say').choices([...listingLanguage.options]))
    .addOption(new Option('--writer <writer>', 'who writes, instead of what Settings say').choices(['template', 'model']))
    .action(async (id: string, options: WriteOptions, command: Command) => {
      const context = contextOf(command)
      await withCore(context, async (core) => {
        const one = id.startsWith('lst_') ? (await core.api.listings.get.query({ id })).listing : null
        const designId = one?.designId ?? id
        const market = options.market ?? one?.market
        const { jobId } = await core.api.listings.write.mutate({
          designId, ...(market === undefined ? {} : { markets: [market] }), ...(options.language === undefined ? {} : { language: options.language }), ...(options.writer === undefined ? {} : { writer: options.writer }),
        })
        await waitForJob(core, jobId, context.terminal)
        const item = await core.api.listings.reviewItem.query({ designId })
        const written = item.listings.filter((listing) => market === undefined || listing.market === market)
        context.terminal.result(written, written.flatMap(lines))
      })
    })
  program
    .command('listing')
    .description('show a listing with its versions, or bring one back')
    .addArgument(new Argument('<action>').choices(['show', 'restore']))
    .argument('<id>', 'an id that begins with lst_')
    .option('--to <number>', 'the version to bring back', Number)
    .action(async (action: 'show' | 'restore', id: string, { to }: { to?: number }, command: Command) => {
      const context = contextOf(command)
      if (action === 'restore' && (to === undefined || !Number.isInteger(to) || to < 1)) throw new InvalidInput('--to', 'must be the number of a version', 'See them with: idea-engine listing show ID')
      await withCore(context, async (core) => {
        if (action === 'restore') await core.api.listings.restore.mutate({ id, version: to ?? 1 })
        const { listing } = await core.api.listings.get.query({ id })
        const versions = await core.api.listings.versions.query({ id })
        context.terminal.result({ ...listing, versions }, [...lines(listing), '', ...versions.map((version) => versionLine(version, listing))])
      })
    })
}

function lines({ id, market, title, price, currency, language, source, sourceNote, tags, bullets, description, checks }: Listing): string[] {
  return [
    `${id}  ${market}  ${price.toFixed(2)} ${currency}  ${language ?? 'en'}  ${source ?? 'template'}`,
    title,
    ...(sourceNote === undefined ? [] : [sourceNote]),
    ...bullets.map((bullet) => `- ${bullet}`),
    ...(tags.length === 0 ? [] : [tags.join(', ')]),
    description,
    ...checks.filter(({ state }) => state === 'block' || state === 'warn').map(({ state, reason }) => `${state}: ${reason}`),
  ]
}

function versionLine({ number, source, language, at, title, restoredFrom }: ListingVersion, { version }: Listing): string {
  return `${number === version ? '*' : ' '} ${number}  ${at}  ${source.padEnd(8)} ${language}  ${title}${restoredFrom === undefined ? '' : ` (version ${restoredFrom} again)`}`
}
