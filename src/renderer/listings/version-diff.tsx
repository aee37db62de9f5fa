import type { ListingVersion } from '../../main/listings/contract.ts'
import { classes } from '../ui/classes.ts'
import { words } from '../words/en.ts'
import { money } from '../words/format.ts'
import { differs, listDiff, wordDiff, type Part } from './diff.ts'

interface VersionDiffProps {
  readonly before: ListingVersion
  readonly after: ListingVersion
  readonly currency: string
}

/** What changed from an earlier version to the one that stands, field by field and word by word. */
export function VersionDiff({ before, after, currency }: VersionDiffProps) {
  const { fields } = words.listings
  const rows: readonly { readonly name: string; readonly parts: readonly Part[]; readonly chips?: boolean }[] = [
    { name: fields.title, parts: wordDiff(before.title, after.title) },
    { name: fields.tags, parts: listDiff(before.tags, after.tags), chips: true },
    { name: fields.bullets, parts: listDiff(before.bullets, after.bullets), chips: true },
    { name: fields.description, parts: wordDiff(before.description, after.description) },
    { name: fields.price, parts: wordDiff(money(before.price, currency), money(after.price, currency)) },
    { name: fields.language, parts: wordDiff(words.listings.languages[before.language], words.listings.languages[after.language]) },
  ]
  const changed = rows.filter(({ parts }) => differs(parts))
  if (changed.length === 0) return <p className="pt-2 text-13 text-ink-2">{words.listings.noDifference}</p>
  return (
    <dl className="mt-2 flex flex-col gap-3 rounded-8 bg-card p-3 select-text">
      {changed.map(({ name, parts, chips = false }) => (
        <div key={name} className="flex flex-col gap-1">
          <dt className="text-11 text-ink-3">{name}</dt>
          <dd className={chips ? 'flex flex-wrap gap-1.5' : 'text-13 whitespace-pre-line'}>
            {parts.map((part, index) => (
              <DiffPart key={index} part={part} chip={chips} />
            ))}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const LOOKS = { same: '', added: 'bg-green-fill text-green no-underline', removed: 'bg-red-fill text-red line-through' } as const

function DiffPart({ part: { text, kind }, chip }: { readonly part: Part; readonly chip: boolean }) {
  const look = classes(chip ? 'rounded-[6px] px-2 py-0.5 text-13' : 'rounded-[3px]', chip && kind === 'same' && 'bg-fill', LOOKS[kind])
  if (kind === 'added') {
    return (
      <ins className={look}>
        <span className="sr-only">{`${words.listings.added}: `}</span>
        {text}
      </ins>
    )
  }
  if (kind === 'removed') {
    return (
      <del className={look}>
        <span className="sr-only">{`${words.listings.removed}: `}</span>
        {text}
      </del>
    )
  }
  return <span className={look}>{text}</span>
}
