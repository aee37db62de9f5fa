import { AppError, type ErrorKind } from '../../kernel/errors.ts'

/**
 * Why an engine made no picture; behaviour hangs on it. `lost`: the server knows nothing of it any more and it may be asked
 * for again. `out-of-memory`: a smaller picture may succeed. All others meet the same again until somebody changes something.
 */
export type EngineFault =
  | 'lost'
  | 'out-of-memory'
  | 'out-of-ram'
  | 'broken-model'
  | 'bad-picture'
  | 'step-failed'
  | 'interrupted'
  | 'nothing-saved'
  | 'empty-file'
  | 'file-gone'
  | 'refused'
  | 'wrong-shape'
  | 'no-comfyui'

const KINDS: Partial<Record<EngineFault, ErrorKind>> = {
  lost: 'unavailable', 'out-of-memory': 'unavailable', 'out-of-ram': 'unavailable', interrupted: 'cancelled',
  'empty-file': 'unavailable', 'file-gone': 'unavailable', 'no-comfyui': 'needs-human',
}

/** A picture that an engine did not make, with a sentence and what to do about it. */
export class EngineFailed extends AppError {
  override readonly name = 'EngineFailed'
  readonly fault: EngineFault
  constructor(fault: EngineFault, message: string, action: string, detail: Record<string, string | number> = {}) {
    super(KINDS[fault] ?? 'rejected', message, { action, detail: { ...detail, fault } })
    this.fault = fault
  }
}
