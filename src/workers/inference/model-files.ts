/** What a model's folder must hold before its runtime is asked to read it; the runtime's own words help nobody. */
import { access, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { AppError } from '../../main/kernel/errors.ts'
import type { ModelOnDisk } from '../../main/local-models/contract.ts'

const DESCRIPTIONS = ['config.json', 'tokenizer.json', 'tokenizer_config.json']
/** The format's own limit: weights beyond it lie in further files, which are not read here. */
const MOST_BYTES = 2 * 1024 ** 3

/** @throws AppError `invalid-input` naming the first file that is missing, no JSON or too large. */
export async function checkModelFiles({ folder, weights }: ModelOnDisk): Promise<void> {
  for (const name of DESCRIPTIONS) {
    await present(folder, name)
    await mustBeJson(folder, name)
  }
  const name = join('onnx', weights)
  await present(folder, name)
  if ((await stat(join(folder, name))).size > MOST_BYTES) throw refusal(folder, `${name} is larger than 2 GB`)
}

export function refusal(folder: string, reason: string): AppError {
  return new AppError('invalid-input', `The model in ${folder} cannot be used: ${reason}.`, { action: 'Download it again, or choose another model.' })
}

async function present(folder: string, name: string): Promise<void> {
  try {
    await access(join(folder, name))
  } catch {
    throw refusal(folder, `${name} is missing`)
  }
}

async function mustBeJson(folder: string, name: string): Promise<void> {
  try {
    JSON.parse(await readFile(join(folder, name), 'utf8'))
  } catch {
    throw refusal(folder, `${name} is not JSON`)
  }
}
