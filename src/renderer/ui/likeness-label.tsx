import type { Likeness } from '../../main/ideas/contract.ts'
import { words } from '../words/en.ts'
import { Hint } from './icon-button.tsx'

/** Says honestly how the search judged: by meaning, or by wording alone. */
export function LikenessLabel({ likeness }: { readonly likeness: Likeness }) {
  return (
    <Hint text={<span className="block max-w-64">{words.ideas.likenessWhy[likeness]}</span>}>
      <button type="button" aria-label={`${words.ideas.likeness[likeness]}. ${words.ideas.likenessWhy[likeness]}`} className="mr-1 shrink-0 rounded-full bg-fill px-2 py-0.5 text-11 text-ink-2">
        {words.ideas.likeness[likeness]}
      </button>
    </Hint>
  )
}
