import { expect, test } from 'vitest'
import { Unavailable } from '../kernel/errors.ts'
import type { LanguageModelsService } from '../language-models/index.ts'
import { polishSubject } from './polish.ts'

type Model = Pick<LanguageModelsService, 'complete' | 'isSetUp'>
type Asked = Parameters<Model['complete']>[0]

/** A model that says `subject`; what it was asked is kept. */
function model(subject: string | Error, asked: Asked[] = []): Model {
  return {
    isSetUp: () => true,
    complete: (request) => {
      asked.push(request as Asked)
      return subject instanceof Error ? Promise.reject(subject) : Promise.resolve(request.schema.parse({ subject }))
    },
  }
}
const context = { correlationId: 'dsg_1', signal: new AbortController().signal }

test('better words come back as plain words, whatever the model wrote into them', async () => {
  const asked: Asked[] = []
  const said = model('a sleepy fox (under:1.4) <lora:evil:1> a "fern" BREAK embedding:bad\nsecond line', asked)
  expect(await polishSubject(said, 'a fox', context)).toEqual({ subject: 'a sleepy fox under a fern second line', polished: true, sentence: null })
  expect(asked).toMatchObject([{ data: { subject: 'a fox' }, correlationId: 'dsg_1' }])
  // The subject is material and stands nowhere else.
  expect(`${asked[0]?.system}${asked[0]?.task}`).not.toContain('fox')
})

test.each([['nothing to draw', model('<>()'), 'nothing that can be drawn'], ['a failure', model(new Unavailable('OpenAI cannot be reached.')), 'OpenAI cannot be reached.'], ['no model', { ...model('x'), isSetUp: (): boolean => false }, 'No language model is set up']] as const)('after %s the words stay as they are, with the reason', async (_, said, why) => {
  expect(await polishSubject(said, 'a fox (asleep)', context)).toMatchObject({ subject: 'a fox (asleep)', polished: false, sentence: expect.stringContaining(why) as string })
})
