import { InvalidInput } from '../kernel/errors.ts'
import { idKind } from '../kernel/ids.ts'
import type { ExportRequest } from './contract.ts'
import { tableFormatOf } from './formats/registry.ts'
import { wrongMarket } from './judge.ts'

/** @throws InvalidInput for ids of neither designs nor listings, a market that a format does not take, and columns it does not have. */
export function refuseWrongRequest({ format, ids = [], market, fill = {} }: Omit<ExportRequest, 'out'>): void {
  for (const id of ids) if (idKind(id) !== 'lst' && idKind(id) !== 'dsg') throw new InvalidInput(id, 'is neither a design nor a listing')
  const refused = wrongMarket(format, market)
  if (refused !== null) throw new InvalidInput(`export ${format}`, refused, 'Leave the market out, or choose another format.')
  const columns = tableFormatOf(format)?.columns ?? []
  const unknown = Object.keys(fill).find((column) => !columns.includes(column))
  if (unknown !== undefined) throw new InvalidInput(`export ${format}`, `there is no column “${unknown}”`, columns.length === 0 ? 'This format has no columns to fill.' : `Its columns: ${columns.join(', ')}.`)
}
