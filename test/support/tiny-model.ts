/** A sentence model of a few hundred kilobytes, made on the spot: real files that the real runtime loads. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createRng } from '../../src/main/kernel/pure/rng.ts'
import { floats, node, onnxModel } from './onnx-bytes.ts'

/** Words of one line mean the same to the model. */
const MEANINGS = ['dog puppy hound', 'cat kitten', 'coffee espresso', 'loves likes adores', 'the a', 'runs jogs', 'query', 'row', ':']
const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]']

export interface TinyModelOptions {
  readonly dimensions?: number
  readonly weights?: string
  /** Another seed is another model: same files, other numbers. */
  readonly seed?: string
}

/** Writes `config.json`, `tokenizer.json`, `tokenizer_config.json` and the weights below `onnx/`. @returns the folder. */
export function writeTinyModel(folder: string, { dimensions = 768, weights = 'model.onnx', seed = 'tiny' }: TinyModelOptions = {}): string {
  mkdirSync(join(folder, 'onnx'), { recursive: true })
  const words = MEANINGS.flatMap((line) => line.split(' '))
  const vocabulary = Object.fromEntries([...SPECIAL, ...words].map((word, index) => [word, index]))
  writeJson(folder, 'config.json', { model_type: 'bert', architectures: ['BertModel'], hidden_size: dimensions, vocab_size: Object.keys(vocabulary).length, num_hidden_layers: 1, num_attention_heads: 1 })
  writeJson(folder, 'tokenizer_config.json', { tokenizer_class: 'BertTokenizer', do_lower_case: true, model_max_length: 512, pad_token: '[PAD]', unk_token: '[UNK]', cls_token: '[CLS]', sep_token: '[SEP]' })
  writeJson(folder, 'tokenizer.json', tokenizer(vocabulary))
  writeFileSync(join(folder, 'onnx', weights), bert(vocabulary, dimensions, seed))
  return folder
}

export function writeJson(folder: string, name: string, value: unknown): void {
  writeFileSync(join(folder, name), JSON.stringify(value))
}

export function tokenizer(vocabulary: Record<string, number>) {
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } })
  return {
    version: '1.0', truncation: null, padding: null,
    added_tokens: SPECIAL.map((content, id) => ({ id, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true })),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing', single: [special('[CLS]'), { Sequence: { id: 'A', type_id: 0 } }, special('[SEP]')], pair: [],
      special_tokens: Object.fromEntries(['[CLS]', '[SEP]'].map((id) => [id, { id, ids: [vocabulary[id]], tokens: [id] }])),
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: { type: 'WordPiece', unk_token: '[UNK]', continuing_subword_prefix: '##', max_input_chars_per_word: 100, vocab: vocabulary },
  }
}

/** The vector of a token is the row of its word plus that of its part of the text: the first layer of a BERT. */
function bert(vocabulary: Record<string, number>, dimensions: number, seed: string): Uint8Array {
  const rows = Object.keys(vocabulary).flatMap((word) => row(`${seed} ${meaningOf(word)}`, dimensions))
  const tables = [floats('words', [Object.keys(vocabulary).length, dimensions], Float32Array.from(rows)), floats('parts', [2, dimensions], new Float32Array(2 * dimensions))]
  const nodes = [node('Gather', ['words', 'input_ids'], 'word'), node('Gather', ['parts', 'token_type_ids'], 'part'), node('Add', ['word', 'part'], 'last_hidden_state')]
  return onnxModel({ tables, nodes, inputs: ['input_ids', 'attention_mask', 'token_type_ids'], output: { name: 'last_hidden_state', dims: ['batch', 'length', dimensions] } })
}

function meaningOf(word: string): string {
  return MEANINGS.find((line) => line.split(' ').includes(word)) ?? word
}

/** Marks around a text say little; a word says one thing clearly. */
function row(meaning: string, dimensions: number): number[] {
  const rng = createRng(meaning)
  const strength = SPECIAL.some((mark) => meaning.endsWith(mark)) ? 0.05 : 1
  return Array.from({ length: dimensions }, () => strength * (rng.next() - 0.5))
}
