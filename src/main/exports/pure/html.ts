/** Text for an HTML document; everything from outside is text. */
function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

/** A description as shops take it: paragraphs, then the bullets as a list. */
export function descriptionHtml(description: string, bullets: readonly string[]): string {
  const paragraphs = description.split(/\n{2,}/).map((part) => part.trim()).filter((part) => part !== '')
  const body = paragraphs.map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`).join('')
  return bullets.length === 0 ? body : `${body}<ul>${bullets.map((bullet) => `<li>${escapeHtml(bullet)}</li>`).join('')}</ul>`
}
