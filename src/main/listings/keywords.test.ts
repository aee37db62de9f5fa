import { expect, test } from 'vitest'
import { checkKeywords } from './keywords.ts'

const signal = new AbortController().signal
const box = (title: string, phrases: string[]) => ({ source: title.toLowerCase(), title, phrases })

test('a tag is searched where a box proposes it or something that begins with it, and not checked where no box answered', async () => {
  const asked: string[] = []
  const suggestions = async (keyword: string) => {
    asked.push(keyword)
    return keyword === 'quiet' ? [] : [box('Google suggestions', ['Cat-Mom shirt', 'catmint']), box('Amazon suggestions', ['cat mom'])]
  }
  expect(await checkKeywords({ suggestions }, ['cat mom', 'catm', 'quiet'], signal)).toEqual([
    { tag: 'cat mom', state: 'searched', sources: ['Google suggestions', 'Amazon suggestions'] }, { tag: 'catm', state: 'not-found', sources: [] }, { tag: 'quiet', state: 'not-checked', sources: [] },
  ])
  expect(asked).toEqual(['cat mom', 'catm', 'quiet'])
  await expect(checkKeywords({ suggestions }, ['cat mom'], AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' })
})
