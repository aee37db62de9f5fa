/** The compute worker: a process that turns signals into concepts and texts into vectors. It keeps nothing. */
import { EMBEDDING_MODEL, embedTexts } from '../../main/ideas/pure/embed.ts'
import { ideate } from '../../main/ideas/pure/ideate.ts'
import { servePort } from '../../main/kernel/ports.ts'
import { processChannel } from '../process-channel.ts'
import { computePort } from './contract.ts'

servePort(computePort, processChannel(), {
  ideate: (input) => Promise.resolve({ candidates: ideate(input) }),
  embed: ({ texts }) => Promise.resolve({ model: EMBEDDING_MODEL, vectors: embedTexts(texts) }),
})
