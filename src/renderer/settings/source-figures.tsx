import { useQuery } from '@tanstack/react-query'
import { trpc } from '../api/client.ts'
import { safeLink } from '../ideas/safe-link.ts'
import { words } from '../words/en.ts'
import { number } from '../words/format.ts'

const SHOWN = 20

/** The figures of a source whose terms keep them apart: a panel of their own, in no score. */
export function SourceFigures({ source }: { readonly source: string }) {
  const { data: items = [] } = useQuery(trpc.signals.figures.queryOptions({ source, limit: SHOWN }))
  const metrics = [...new Set(items.flatMap((item) => Object.keys(item.figures)))].toSorted()
  return (
    <section aria-label={words.sources.figures} className="rounded-12 bg-fill p-4">
      <h4 className="text-13 font-semibold">{words.sources.figures}</h4>
      <p className="mt-0.5 text-11 text-ink-3">{`${words.sources.notInScoreWhy} ${items.length === 0 ? words.sources.figuresEmpty : words.sources.figuresNote}`}</p>
      {items.length > 0 && (
          <table className="mt-3 w-full text-13">
            <thead>
              <tr className="text-11 text-ink-3">
                <th scope="col" className="pb-1 text-left font-medium">{words.sources.item}</th>
                {metrics.map((metric) => (
                  <th key={metric} scope="col" className="pb-1 pl-4 text-right font-medium">
                    {words.sources.figureNames[metric] ?? metric}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id} className="shadow-[inset_0_1px_0_var(--hairline)]">
                  <td className="max-w-0 truncate py-1.5" title={item.text}>
                    <ItemName text={item.text} url={item.url} />
                  </td>
                  {metrics.map((metric) => (
                    <td key={metric} className="py-1.5 pl-4 text-right tabular-nums">
                      {figureText(item.figures[metric])}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
      )}
    </section>
  )
}

function ItemName({ text, url }: { readonly text: string; readonly url: string | undefined }) {
  const link = safeLink(url)
  if (link === null) return <>{text}</>
  return (
    <a href={link} target="_blank" rel="noreferrer noopener" className="text-accent underline-offset-2 hover:underline">
      {text}
    </a>
  )
}

/** Missing is not zero. */
const figureText = (value: number | null | undefined): string => (value === null || value === undefined ? words.sources.notGiven : number(value))
