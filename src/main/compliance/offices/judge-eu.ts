import type { TextField } from '../pure/finding.ts'
import { ENDED_AT_EUIPO } from '../pure/trademarks/euipo-query.ts'
import { keysOfMark } from '../pure/trademarks/keys.ts'
import { judge, questionOf } from '../pure/trademarks/match.ts'
import { meeting } from '../pure/trademarks/risk.ts'
import type { IsEveryday } from '../pure/trademarks/words.ts'
import type { EuMark } from './contract.ts'
import type { EuipoMark } from './euipo/schema.ts'

/** Marks of the EUIPO by the same judgement as those of the index; those that have ended or hold no words are left out. */
export function judgeEu(fields: readonly TextField[], marks: readonly EuipoMark[], isEveryday: IsEveryday): EuMark[] {
  const live = marks.filter(({ status }) => !ENDED_AT_EUIPO.has(status))
  const answers = live.map((mark, at) => {
    const word = mark.wordMarkSpecification?.verbalElement ?? ''
    const record = { serial: at + 1, mark: word, owner: '', status: 0, asOf: 0, filed: 0, registered: mark.status === 'REGISTERED' ? 1 : 0, classes: mark.niceClasses, live: true }
    return { keys: keysOfMark(word, isEveryday), record }
  })
  return judge(questionOf(fields, isEveryday), answers, isEveryday).flatMap(({ field, words, likeness, risk, record }) => {
    const mark = live[record.serial - 1]
    return mark === undefined ? [] : [toldOf({ field, words, likeness, risk }, mark)]
  })
}

function toldOf(found: Pick<EuMark, 'field' | 'words' | 'likeness' | 'risk'>, { applicationNumber, niceClasses, status, wordMarkSpecification, applicationDate, registrationDate }: EuipoMark): EuMark {
  const mark = (wordMarkSpecification?.verbalElement ?? '').replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim().slice(0, 512)
  const said = status.toLowerCase().replaceAll('_', ' ').slice(0, 60)
  const sentence = `${meeting(found.field, found.words, found.likeness)} the EU mark ${mark}, application ${applicationNumber}, class${niceClasses.length === 1 ? '' : 'es'} ${niceClasses.join(', ')}, ${said}${registrationDate === undefined ? '' : ` since ${registrationDate.slice(0, 10)}`}.`
  return { ...found, sentence, record: { applicationNumber, mark, status, classes: niceClasses, applied: applicationDate ?? null, registered: registrationDate ?? null } }
}
