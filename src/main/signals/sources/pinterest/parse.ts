/** Keywords that people search more and more on Pinterest, with a year's curve each. Pure. */
import { toDraft, type Figure, type Reading } from '../../pure/draft.ts'
import { completeAt, readInstant } from '../../pure/instants.ts'
import { listAnswer, objectAnswer, readItems, required } from '../../pure/read-answer.ts'
import type { AnswerReader } from '../../pure/source-definition.ts'
import { aboutTrends, trendingKeyword, type TrendingKeyword } from './schema.ts'

/** A keyword of one region is one signal, whichever lists it stands on. @throws SchemaChanged */
export const readPinterest: AnswerReader = (answer) => {
  const { source, receivedAt } = answer
  const { region, type } = required(aboutTrends, answer.request.about, 'the request', source)
  const read = (row: TrendingKeyword): Reading => draftOf(row, region, type, source, receivedAt)
  return { outcomes: readItems(listAnswer(objectAnswer(answer), 'trends', source), { source, item: 'trend', schema: trendingKeyword, read }) }
}

function draftOf(row: TrendingKeyword, region: string, type: string, source: string, receivedAt: string): Reading {
  return toDraft({
    source,
    itemId: `${region}:${row.keyword.toLowerCase()}`,
    text: [row.keyword],
    tags: [type],
    url: `https://trends.pinterest.com/?country=${encodeURIComponent(region)}&terms=${encodeURIComponent(row.keyword.toWellFormed())}`,
    community: `Pinterest ${region}`,
    figures: [...growthOf(row, receivedAt), ...curveOf(row, receivedAt)],
  })
}

function growthOf(row: TrendingKeyword, at: string): Figure[] {
  return [
    ['growth in a week', row.pct_growth_wow, at],
    ['growth in a month', row.pct_growth_mom, at],
    ['growth in a year', row.pct_growth_yoy, at],
  ]
}

/** Weeks that are over; the one that runs was seen now. */
function curveOf(row: TrendingKeyword, receivedAt: string): Figure[] {
  return Object.entries(row.time_series ?? {}).flatMap(([day, value]): Figure[] => {
    const over = readInstant(day) === null ? null : completeAt(Date.parse(day) + 86_400_000, receivedAt)
    return over === null ? [] : [['interest', value, over]]
  })
}
