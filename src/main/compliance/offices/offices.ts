/** What is fixed of each office. */
import type { OfficeId } from './contract.ts'

interface OfficeFacts {
  readonly title: string
  readonly summary: string
  readonly keysFrom: string
  readonly fields: readonly { readonly id: string; readonly label: string }[]
}

export const OFFICES: Readonly<Record<OfficeId, OfficeFacts>> = {
  euipo: {
    title: 'EUIPO',
    summary: 'Searches European Union trademarks for the words of the art and the title. The words are sent to the EUIPO.',
    keysFrom: 'The EUIPO’s developer portal, dev.euipo.europa.eu.',
    fields: [{ id: 'client-id', label: 'Client ID' }, { id: 'client-secret', label: 'Client secret' }],
  },
  tsdr: {
    title: 'USPTO (TSDR)',
    summary: 'Asks how US marks from the index stand today. Only serial numbers are sent.',
    keysFrom: 'The USPTO gives it to whoever has an account; it is not the key of the Open Data Portal.',
    fields: [{ id: 'key', label: 'API key' }],
  },
}

export function secretOf(office: OfficeId, field: string): string {
  return `trademark-office/${office}/${field}`
}
