/** EUIPO's answers, read. Pure. */
import { SchemaChanged } from '../../../kernel/errors.ts'
import { euipoMark, euipoPage, euipoProblem, euipoToken, type EuipoMark } from './schema.ts'

const WHO = 'The EUIPO'

/** @throws SchemaChanged for what is no search result; single marks that cannot be read are left out and counted. */
export function readSearch(bytes: Uint8Array): { readonly marks: readonly EuipoMark[]; readonly all: number; readonly unread: number } {
  const page = euipoPage.safeParse(jsonOf(bytes))
  if (!page.success) throw new SchemaChanged(WHO, 'trademarks', 'the answer is no search result')
  const marks = page.data.trademarks.flatMap((one) => {
    const read = euipoMark.safeParse(one)
    return read.success ? [read.data] : []
  })
  return { marks, all: page.data.totalElements, unread: page.data.trademarks.length - marks.length }
}

/** @throws SchemaChanged. */
export function readToken(bytes: Uint8Array, now: number): { readonly token: string; readonly until: number } {
  const read = euipoToken.safeParse(jsonOf(bytes))
  if (!read.success) throw new SchemaChanged(WHO, 'accessToken', 'the answer holds no token')
  // Half a minute before its end it is as good as ended; without a word of its end, five minutes are little enough.
  return { token: read.data.access_token, until: now + ((read.data.expires_in ?? 330) - 30) * 1000 }
}

/** The codes of a refusal, of letters, digits and hyphens only: nothing else of foreign text goes on. */
export function problemCodes(text: string): string[] {
  const read = euipoProblem.safeParse(jsonOf(new TextEncoder().encode(text)))
  if (!read.success) return []
  return [read.data.code, ...(read.data.errors ?? []).flatMap(({ code, parameter }) => [code, parameter])].filter((code): code is string => code !== undefined && /^[\w-]{1,60}$/.test(code))
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch {
    return undefined
  }
}
