/** Pageviews of Wikipedia: an article's curve, or a day's chart. The figures are CC0; no article text is read. Pure. */
import { toDraft, type ImportContext, type Reading } from '../../pure/draft.ts'
import type { ItemShape, JsonObject } from '../../pure/item-shape.ts'
import { articleViews, topArticles } from './schema.ts'

/** Pages that keep the encyclopaedia running are nobody's interest. */
const NOT_A_TOPIC = /^(?:Main_Page$|(?:Special|Wikipedia|Portal|File|Help|Category|Template|Draft|User|Talk|Module|MediaWiki):)/

export const wikimediaShape: ItemShape = {
  recognises: (item) => typeof item['project'] === 'string' && (Array.isArray(item['articles']) || ('article' in item && 'views' in item)),
  read: (item, context) => (Array.isArray(item['articles']) ? readTop(item, context) : [readArticle(item, context)]),
}

function readArticle(item: JsonObject, context: ImportContext): Reading {
  const parsed = articleViews.safeParse(item)
  if (!parsed.success) return 'it is not a count of page views (project, article, granularity, timestamp and views are needed)'
  const { project, article, granularity, timestamp, views } = parsed.data
  const year = Number(timestamp.slice(0, 4))
  const month = Number(timestamp.slice(4, 6))
  const day = Number(timestamp.slice(6, 8))
  const end = granularity === 'monthly' ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1)
  return draftOf(project, article, granularity === 'monthly' ? 'views per month' : 'views per day', views, end, context)
}

function readTop(item: JsonObject, context: ImportContext): Reading[] {
  const parsed = topArticles.safeParse(item)
  if (!parsed.success) return ['it is not a chart of articles (project, year, month, day and articles are needed)']
  const { project, year, month, day, articles } = parsed.data
  const monthly = day === 'all-days'
  const end = monthly ? Date.UTC(Number(year), Number(month), 1) : Date.UTC(Number(year), Number(month) - 1, Number(day) + 1)
  const metric = monthly ? 'views per month' : 'views per day'
  return articles.map(({ article, views }) => draftOf(project, article, metric, views, end, context))
}

/** A period's views were complete at its end; the period that is still running was seen now. */
function draftOf(project: string, article: string, metric: string, views: number, end: number, context: ImportContext): Reading {
  if (NOT_A_TOPIC.test(article)) return null
  const complete = new Date(end).toISOString()
  const at = complete < context.observedAt ? complete : context.observedAt
  const language = /^([a-z]{2,3})\.wikipedia/.exec(project)?.[1]
  const host = language === undefined ? undefined : `https://${language}.wikipedia.org/wiki/${encodeURIComponent(article)}`
  return toDraft({ source: 'wikipedia', itemId: `${project}:${article}`, text: [article.replaceAll('_', ' ')], url: host, language, figures: [[metric, views, at]] })
}
