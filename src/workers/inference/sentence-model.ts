/** One sentence model in memory, by transformers.js on onnxruntime. */
import { availableParallelism } from 'node:os'
import { basename, dirname } from 'node:path'
import { AutoModel, AutoTokenizer, env, LogLevel, mean_pooling, type PreTrainedModel, type PreTrainedTokenizer, type Tensor } from '@huggingface/transformers'
import type { HandlerContext } from '../../main/kernel/ports.ts'
import type { ModelOnDisk } from '../../main/local-models/contract.ts'
import { batchesByLength } from './batches.ts'
import { checkModelFiles, refusal } from './model-files.ts'

// What is not on this machine is an error, never a download.
env.allowRemoteModels = false
env.useFSCache = false
env.useBrowserCache = false
env.logLevel = LogLevel.ERROR

/** Phrases and posts say what they are about in their first 256 tokens; the work grows with the square of the length. */
const LONGEST_TOKENS = 256

export interface SentenceModel {
  /** Unit vectors in the order of the texts. @throws AppError `invalid-input` when the model gives no such thing. */
  embed(texts: readonly string[], context: HandlerContext): Promise<{ dimensions: number; vectors: Float32Array<ArrayBuffer> }>
  release(): Promise<void>
}

/** @throws AppError `invalid-input` naming what is wrong with the folder. */
export async function loadSentenceModel(on: ModelOnDisk): Promise<SentenceModel> {
  await checkModelFiles(on)
  const { model, tokenizer } = await load(on)
  return {
    release: async () => void (await model.dispose()),
    async embed(texts, { signal, progress }) {
      const batches = batchesByLength(texts.map((text) => tokenCount(tokenizer, text)))
      let vectors = new Float32Array(0)
      let dimensions = 0
      let done = 0
      for (const batch of batches) {
        signal.throwIfAborted()
        const rows = await run(on, model, tokenizer, batch.map((index) => texts[index] ?? ''))
        const width = rows.dims.at(-1) ?? 0
        if (dimensions === 0) [dimensions, vectors] = [width, new Float32Array(width * texts.length)]
        batch.forEach((index, row) => vectors.set((rows.data as Float32Array).subarray(row * width, (row + 1) * width), index * width))
        progress((done += batch.length), texts.length)
      }
      return { dimensions: dimensions === 0 ? await widthOf(on, model, tokenizer) : dimensions, vectors }
    },
  }
}

async function load({ folder, weights }: ModelOnDisk): Promise<{ model: PreTrainedModel; tokenizer: PreTrainedTokenizer }> {
  env.localModelPath = dirname(folder)
  const name = basename(folder)
  try {
    const tokenizer = await AutoTokenizer.from_pretrained(name, { local_files_only: true })
    const model = await AutoModel.from_pretrained(name, {
      local_files_only: true,
      dtype: 'fp32',
      device: 'cpu',
      model_file_name: weights.slice(0, -'.onnx'.length),
      // Half of the machine stays with the seller; an arena would keep the memory of the longest batch for good.
      session_options: { intraOpNumThreads: Math.max(1, Math.floor(availableParallelism() / 2)), enableCpuMemArena: false, logSeverityLevel: 4 },
    })
    return { model, tokenizer }
  } catch (error) {
    throw refusal(folder, `it cannot be loaded (${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'no reason given'})`)
  }
}

function tokenCount(tokenizer: PreTrainedTokenizer, text: string): number {
  return Math.min(LONGEST_TOKENS, tokenizer.encode(text).length)
}

async function widthOf(on: ModelOnDisk, model: PreTrainedModel, tokenizer: PreTrainedTokenizer): Promise<number> {
  return (await run(on, model, tokenizer, [''])).dims.at(-1) ?? 0
}

/** Texts × dimensions, every row of unit length. */
async function run(on: ModelOnDisk, model: PreTrainedModel, tokenizer: PreTrainedTokenizer, texts: string[]): Promise<Tensor> {
  const inputs = tokenizer(texts, { padding: true, truncation: true, max_length: LONGEST_TOKENS })
  const outputs = (await model(inputs)) as Readonly<Record<string, Tensor | undefined>>
  // Exporters name the vectors of the tokens in one of two ways.
  const tokens = outputs['last_hidden_state'] ?? outputs['token_embeddings']
  if (tokens?.dims.length !== 3) throw refusal(on.folder, 'it gives no vectors of tokens, so it is not a sentence model')
  const pooled = on.pooling === 'cls' ? tokens.slice(null, 0) : mean_pooling(tokens, inputs['attention_mask'] as Tensor)
  const unit = pooled.normalize(2, -1)
  if (!(unit.data as Float32Array).every(Number.isFinite)) throw refusal(on.folder, 'it gave something that is not a number')
  return unit
}
