/** Pageviews of Wikipedia: an article's curve, or a day's chart. The figures are CC0; no article text is read. Pure. */
import { SchemaChanged } from '../../../kernel/errors.ts'
import { isReject, toDraft, type Figure, type ImportContext, type Outcome, type Reading } from '../../pure/draft.ts'
import { completeAt, readInstant } from '../../pure/instants.ts'
import type { ItemShape, JsonObject } from '../../pure/item-shape.ts'
import { listAnswer, objectAnswer, readItems, required } from '../../pure/read-answer.ts'
import type { AnswerReader, SourceAnswer, SourceReading } from '../../pure/source-definition.ts'
import { articleRequest } from '../../pure/wikipedia-addresses.ts'
import { isSitePage, sensitiveTitle } from '../../pure/wikipedia-titles.ts'
import { aboutArticle, aboutChart, articleViews, chart, chartRow, countryRow, topArticles } from './schema.ts'

export const wikipediaShape: ItemShape = {
  recognises: (item) => typeof item['project'] === 'string' && (Array.isArray(item['articles']) || ('article' in item && 'views' in item)),
  read: (item, context) => (Array.isArray(item['articles']) ? readTop(item, context) : [readArticle(item, context)]),
}

function readArticle(item: JsonObject, context: ImportContext): Reading {
  const parsed = articleViews.safeParse(item)
  if (!parsed.success) return 'it is not a count of page views (project, article, granularity, timestamp and views are needed)'
  const { project, article, granularity, timestamp, views } = parsed.data
  const figure = figureOf(granularity, timestamp, views, context.observedAt)
  return figure === null ? NO_DAY : draftOf(project, article, [figure])
}

function readTop(item: JsonObject, context: ImportContext): Reading[] {
  const parsed = topArticles.safeParse(item)
  if (!parsed.success) return ['it is not a chart of articles (project, year, month, day and articles are needed)']
  const { project, year, month, day, articles } = parsed.data
  const monthly = day === 'all-days'
  const timestamp = `${year}${month}${monthly ? '01' : day}00`
  return articles.map(({ article, views }) => {
    const figure = figureOf(monthly ? 'monthly' : 'daily', timestamp, views, context.observedAt)
    return figure === null ? NO_DAY : draftOf(project, article, [figure])
  })
}

const NO_DAY = 'its timestamp is not a day'

/** `timestamp` is YYYYMMDDHH, the beginning of the period; null when it is none. */
function figureOf(granularity: 'daily' | 'monthly', timestamp: string, views: number, now: string): Figure | null {
  const [year, month, day] = [timestamp.slice(0, 4), timestamp.slice(4, 6), timestamp.slice(6, 8)]
  if (readInstant(`${year}-${month}-${day}`) === null) return null
  const end = granularity === 'monthly' ? Date.UTC(Number(year), Number(month), 1) : Date.UTC(Number(year), Number(month) - 1, Number(day) + 1)
  const at = completeAt(end, now)
  return at === null ? null : [granularity === 'monthly' ? 'views per month' : 'views per day', views, at]
}

function draftOf(project: string, article: string, figures: readonly Figure[]): Reading {
  if (isSitePage(article)) return null
  const sensitive = sensitiveTitle(article)
  if (sensitive !== null) return sensitive
  const language = /^([a-z]{2,3})\.wikipedia/.exec(project)?.[1]
  const url = language === undefined ? undefined : `https://${language}.wikipedia.org/wiki/${encodeURIComponent(article.toWellFormed())}`
  return toDraft({ source: 'wikipedia', itemId: `${project}:${article}`, text: [article.replaceAll('_', ' ')], url, language, figures })
}

/**
 * A day's chart of an edition or of a country, or the daily curve of one article.
 * @throws SchemaChanged
 */
export const readWikipedia: AnswerReader = (answer) => (answer.request.about?.['kind'] === 'article' ? readCurve(answer) : readChart(answer))

function readChart(answer: SourceAnswer): SourceReading {
  const { source, receivedAt } = answer
  const about = required(aboutChart, answer.request.about, 'the request', source)
  const [first] = listAnswer(objectAnswer(answer), 'items', source)
  const rows = required(chart, first, 'item 1', source).articles.slice(0, about.take)
  if (rows.length === 0) throw new SchemaChanged(source, 'item 1, "articles"', 'it holds no article')
  const at = completeAt(Date.parse(about.day) + 86_400_000, receivedAt) ?? receivedAt
  const outcomes =
    about.kind === 'top'
      ? readItems(rows, { source, item: 'article', schema: chartRow, read: ({ article, views }) => draftOf(about.project, article, [['views per day', views, at]]) })
      : // Rounded up, and of one country: another figure than an edition's exact views, so it has a name of its own.
        readItems(rows, { source, item: 'article', schema: countryRow, read: (row) => draftOf(row.project, row.article, [[`views per day in ${about.country}`, row.views_ceil, at]]) })
  return { outcomes, follow: curvesOf(outcomes, about.day, about.curves) }
}

/** The curves of the articles at the top say whether today's views are a peak or their every day. */
function curvesOf(outcomes: readonly Outcome[], day: string, count: number) {
  return outcomes.flatMap((outcome) => (isReject(outcome) ? [] : [outcome.sourceItemId])).slice(0, count).flatMap((id) => {
    const [project, article] = split(id)
    return /^[a-z-]+\.wikipedia$/.test(project) && article !== '' ? [articleRequest(project, article, day, CURVE_DAYS)] : []
  })
}

/** Eight of each weekday: a spike is told from the median of the same weekday. */
const CURVE_DAYS = 56

function split(id: string): [string, string] {
  const colon = id.indexOf(':')
  return [id.slice(0, colon), id.slice(colon + 1)]
}

function readCurve(answer: SourceAnswer): SourceReading {
  const { source } = answer
  const about = required(aboutArticle, answer.request.about, 'the request', source)
  const figures: Figure[] = []
  const refused = readItems(listAnswer(objectAnswer(answer), 'items', source), {
    source,
    item: 'day',
    schema: articleViews,
    read({ granularity, timestamp, views }) {
      const figure = figureOf(granularity, timestamp, views, answer.receivedAt)
      if (figure === null) return NO_DAY
      figures.push(figure)
      return null
    },
  })
  const draft = draftOf(about.project, about.article, figures)
  return { outcomes: draft === null ? refused : [typeof draft === 'string' ? { place: `article ${about.article}`, reason: draft } : draft, ...refused] }
}
