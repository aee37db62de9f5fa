/** `idea-engine`: one file per command under commands/, the same core behind all of them. */
import { Command, CommanderError } from 'commander'
import { packageVersion } from '../node-host.ts'
import { addBacktestCommand } from './commands/backtest.ts'
import { addCatalogueCommand } from './commands/catalogue.ts'
import { addCheckTextCommand } from './commands/check-text.ts'
import { addDecisionCommands } from './commands/decisions.ts'
import { addDesignCommand } from './commands/design.ts'
import { addEngineCommand } from './commands/engine.ts'
import { addExportCommand } from './commands/export.ts'
import { addGenerateCommand } from './commands/generate.ts'
import { addImportCommand } from './commands/import.ts'
import { addLibraryCommands } from './commands/library.ts'
import { addListCommands } from './commands/lists.ts'
import { addListingCommands } from './commands/listing.ts'
import { addMarketCommands } from './commands/markets.ts'
import { addMockupCommand } from './commands/mockup.ts'
import { addNightCommand } from './commands/night.ts'
import { addPrintFileCommand } from './commands/print-file.ts'
import { addReplayCommand } from './commands/replay.ts'
import { addServeCommand } from './commands/serve.ts'
import { addSourceCommands } from './commands/sources.ts'
import { addTrademarksCommand } from './commands/trademarks.ts'
import { plainOf, whatFailed } from './core-client.ts'

/** What a command was given wrongly; the shell's convention for misuse. */
const MISUSE = 2
const INTERRUPTED = 130

const program = new Command('idea-engine')
  .description('Turns trend signals into printable designs, mock-ups and listings.')
  .version(packageVersion(), '--version', 'print the version')
  .option('--home <dir>', 'the folder that holds the library')
  .option('--json', 'print one JSON document (progress as NDJSON on stderr)', false)
  .showHelpAfterError('(--help shows what a command takes)')
  .exitOverride()

for (const add of [addServeCommand, addImportCommand, addNightCommand, addDesignCommand, addPrintFileCommand, addMockupCommand, addEngineCommand, addGenerateCommand, addListCommands, addListingCommands, addDecisionCommands, addExportCommand, addMarketCommands, addCatalogueCommand, addBacktestCommand, addSourceCommands, addTrademarksCommand, addCheckTextCommand, addLibraryCommands, addReplayCommand]) add(program)
// Options that every command takes may stand behind its name as well.
for (const command of program.commands) {
  if (!command.options.some((option) => option.long === '--json')) command.option('--json', 'print one JSON document')
  command.option('--home <dir>', 'the folder that holds the library').exitOverride()
}

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = report(error)
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSE
  const { kind, message, action } = plainOf(whatFailed(error))
  process.stderr.write(`${message}${action === undefined ? '' : `\n${action}`}\n`)
  return kind === 'cancelled' ? INTERRUPTED : kind === 'invalid-input' ? MISUSE : 1
}
