/** Models for pictures of a few hundred bytes, made on the spot: what they find is the red of a picture. Real files that the real runtime loads. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PicturePurpose } from '../../src/main/local-models/contract.ts'
import { floats, integers, node, onnxModel } from './onnx-bytes.ts'
import { tokenizer, writeJson } from './tiny-model.ts'

const SIDE = 32
const ANY = { name: 'pixel_values', dims: ['batch', 3, 'height', 'width'] }
const SQUARE = { name: 'input', dims: [1, 3, SIDE, SIDE] }
/** How far red is above green and blue. */
const RED = [1, -0.5, -0.5]

/** Writes a model folder as sellers find them. @returns the folder. */
export function writeTinyPictureModel(folder: string, purpose: PicturePurpose): string {
  mkdirSync(join(folder, 'onnx'), { recursive: true })
  const put = (bytes: Uint8Array, name = 'model.onnx'): void => writeFileSync(join(folder, 'onnx', name), bytes)
  const plain = { size: SIDE, mean: [0, 0, 0], std: [1, 1, 1] }
  switch (purpose) {
    case 'nsfw':
      writeJson(folder, 'config.json', { model_type: 'vit', id2label: { 0: 'sfw', 1: 'nsfw' } })
      writeJson(folder, 'preprocessor_config.json', { size: { height: SIDE, width: SIDE }, image_mean: [0, 0, 0], image_std: [1, 1, 1] })
      put(onnxModel({
        tables: [floats('red', [3, 2], Float32Array.from(RED.flatMap((value) => [-6 * value, 6 * value]))), floats('bias', [2], Float32Array.from([1.5, -1.5]))],
        nodes: [node('GlobalAveragePool', ['pixel_values'], 'mean'), node('Flatten', ['mean'], 'flat'), node('MatMul', ['flat', 'red'], 'raw'), node('Add', ['raw', 'bias'], 'logits')],
        inputs: [], pictures: ANY, output: { name: 'logits', dims: ['batch', 2] },
      }))
      break
    case 'background-removal':
      put(mapModel(SQUARE), 'u2netp.onnx')
      break
    case 'text-detection':
      writeJson(folder, 'picture-model.json', { purpose, ...plain })
      put(mapModel(ANY))
      break
    case 'upscaler':
      put(onnxModel({
        tables: [floats('scales', [4], Float32Array.from([1, 1, 2, 2])), floats('none', [0], new Float32Array(0))],
        nodes: [node('Resize', ['pixel_values', 'none', 'scales'], 'out')], inputs: [], pictures: ANY, output: { name: 'out', dims: ['batch', 3, 'tall', 'wide'] },
      }), 'tiny_x2.onnx')
      break
    case 'clip': {
      const words = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', 'red', 'green', 'blue']
      const vectors = words.flatMap((word) => ['red', 'green', 'blue'].map((colour) => (word === colour ? 1 : 0.01)))
      writeJson(folder, 'config.json', { model_type: 'clip' })
      writeJson(folder, 'preprocessor_config.json', { crop_size: SIDE, image_mean: [0, 0, 0], image_std: [1, 1, 1] })
      writeJson(folder, 'tokenizer_config.json', { tokenizer_class: 'BertTokenizer', do_lower_case: true, model_max_length: 77, pad_token: '[PAD]', unk_token: '[UNK]', cls_token: '[CLS]', sep_token: '[SEP]' })
      writeJson(folder, 'tokenizer.json', tokenizer(Object.fromEntries(words.map((word, index) => [word, index]))))
      put(onnxModel({
        tables: [floats('words', [words.length, 3], Float32Array.from(vectors)), integers('from', [1]), integers('to', [2]), integers('axis', [1])],
        nodes: [
          node('Gather', ['words', 'input_ids'], 'tokens'), node('Slice', ['tokens', 'from', 'to', 'axis'], 'first'), node('Flatten', ['first'], 'text_embeds'),
          node('GlobalAveragePool', ['pixel_values'], 'mean'), node('Flatten', ['mean'], 'image_embeds'), node('Identity', ['attention_mask'], 'unused'),
        ],
        inputs: ['input_ids', 'attention_mask'], pictures: ANY, output: { name: 'image_embeds', dims: ['pictures', 3] }, further: { name: 'text_embeds', dims: ['texts', 3] },
      }))
    }
  }
  return folder
}

function mapModel(pictures: typeof ANY | typeof SQUARE): Uint8Array {
  return onnxModel({
    tables: [floats('red', [1, 3, 1, 1], Float32Array.from(RED))], nodes: [node('Conv', [pictures.name, 'red'], 'map')],
    inputs: [], pictures, output: { name: 'map', dims: ['batch', 1, 'height', 'width'] },
  })
}
