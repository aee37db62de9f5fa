/** Which of the shipped fonts are written rather than set. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

const WRITTEN = new Set(['script', 'hand', 'blackletter'])
const fontsFile = z.object({ fonts: z.array(z.object({ family: z.string(), role: z.string() })) })

/** Families of scripts, hands and black letters, by the roles of resources/fonts/fonts.json. */
export function scriptFamilies(): ReadonlySet<string> {
  const { fonts } = fontsFile.parse(JSON.parse(readFileSync(new URL('../../resources/fonts/fonts.json', import.meta.url), 'utf8')))
  return new Set(fonts.filter(({ role }) => WRITTEN.has(role)).map(({ family }) => family))
}
