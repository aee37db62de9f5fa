/** The compute worker: a process that turns signals into concepts and texts into vectors. It keeps nothing. */
import { EMBEDDING_MODEL, embedTexts } from '../../main/ideas/pure/embed.ts'
import { ideate } from '../../main/ideas/pure/ideate.ts'
import { readSignal } from '../../main/ideas/pure/themes/read-signal.ts'
import { servePort } from '../../main/kernel/ports.ts'
import { processChannel } from '../process-channel.ts'
import { computePort } from './contract.ts'
import { scoreHandlers } from './score/score.ts'

servePort(computePort, processChannel(), {
  read: ({ signals }) => Promise.resolve({ readings: signals.map(readSignal).map(({ id, mentions }) => ({ id, mentions: [...mentions] })) }),
  ideate: (input) => Promise.resolve({ candidates: ideate(input) }),
  embed: ({ texts }) => Promise.resolve({ model: EMBEDDING_MODEL, vectors: embedTexts(texts) }),
  ...scoreHandlers,
})
