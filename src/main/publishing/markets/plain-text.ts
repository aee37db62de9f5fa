/** Text as it is compared after a market kept it: some answer with the entities of HTML, and with other ends of lines. */
const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#039;': "'", '&apos;': "'" }

export function plainText(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|apos|#0?39);/g, (entity) => ENTITIES[entity] ?? entity).replace(/\r\n?/g, '\n').normalize('NFC').trim()
}
