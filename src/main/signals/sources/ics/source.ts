/** Calendars by address: the seller's own, a fair's, a fandom's. Such an address can hold a private token, so it is kept as a secret. */
import { z } from 'zod'
import { defineSource } from '../../pure/source-definition.ts'

const FIELDS = ['address', 'address2', 'address3'] as const

export const icsSource = defineSource({
  id: 'ics',
  title: 'Calendars by address',
  summary: 'Dates from calendars whose ICS address you name: fairs, conventions, fandom days, your own.',
  kind: 'keyless',
  provenLive: null,
  onByDefault: false,
  terms: {
    url: 'https://www.rfc-editor.org/rfc/rfc5545',
    readOn: '2026-11-23',
    note: 'A calendar’s address can open it to anybody who has it, so it is kept like a password. Names of organisers and guests are not read.',
  },
  config: z.strictObject({}),
  defaultConfig: {},
  fields: [
    { name: 'address', label: 'Calendar address', type: 'secret', help: 'The private or public ICS address; it often ends in .ics.', placeholder: 'https://example.com/calendar.ics', required: true },
    { name: 'address2', label: 'Second calendar', type: 'secret', required: false },
    { name: 'address3', label: 'Third calendar', type: 'secret', required: false },
  ],
  everyMinutes: 1_440,
  pace: { burst: 2, everyMs: 5_000 },
  retentionDays: null,
  inScore: true,
  plan: ({ secretsSet }) => FIELDS.filter((name) => secretsSet.includes(name)).map((name) => ({ key: name, url: '', secretUrl: name, namedBySeller: true, headers: { accept: 'text/calendar, */*;q=0.5' } })),
})
