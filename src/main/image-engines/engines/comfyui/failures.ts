/** What a server's complaints mean, in the seller's words. No text that the server made comes along but names of steps, inputs and files. */
import { EngineFailed } from '../engine-failed.ts'
import type { Complaint } from './parse.ts'
import type { NodeFailure } from './schema.ts'

/** A class of Python with its package: shown so that somebody can look it up. Anything else in that place is left out. */
const CLASS_NAME = /^[A-Za-z_][\w.]{0,120}$/

/** A step that broke while it ran. `exception_type` decides; the tests stand in the order of the document's table. */
export function failureOf({ node_id: node, node_type: step, exception_type: type, exception_message: text }: NodeFailure): EngineFailed {
  const where = step === '' ? 'A step of the workflow' : `The step ${step}${node === '' ? '' : ` (node ${node})`}`
  const detail = { node, step, exception: CLASS_NAME.test(type) ? type : '' }
  if (/can't allocate memory|^MemoryError$/.test(text) || type === 'MemoryError') {
    return new EngineFailed('out-of-ram', `The computer that makes the pictures ran out of memory at ${step}.`, 'Close other programs there, or use a smaller model.', detail)
  }
  if (type.endsWith('OutOfMemoryError') || /out of memory/i.test(text)) {
    return new EngineFailed('out-of-memory', `The graphics card ran out of memory at ${step}.`, 'Make the picture smaller, one at a time, or use a smaller model; close other programs that use the card.', detail)
  }
  if (/safetensor/i.test(type) || /safetensors file is corrupt|HeaderToo(?:Small|Large)/.test(text) || (type === 'IndexError' && /Loader/.test(step))) {
    return new EngineFailed('broken-model', `${where} could not read its model: the file is damaged or not all there.`, 'Download the model again, or choose another.', detail)
  }
  if (type.endsWith('UnidentifiedImageError')) {
    return new EngineFailed('bad-picture', `${where} could not read the picture it was given.`, 'Give a PNG, JPEG or WebP that opens elsewhere.', detail)
  }
  if (/outside the output folder/.test(text)) {
    return new EngineFailed('refused', `${where} wants to write outside the server's output folder.`, 'Change its “filename_prefix” in the workflow to a plain name.', detail)
  }
  const named = detail.exception === '' ? '' : ` (${detail.exception})`
  return new EngineFailed('step-failed', `${where} failed${named}.`, "The server's own log says more. If the step is a custom node, look for an update of it.", detail)
}

const MOST_TOLD = 4

/** A workflow that the server did not take. */
export function refusalOf(complaints: readonly Complaint[]): EngineFailed {
  const told = complaints.slice(0, MOST_TOLD).map(sentenceOf)
  const more = complaints.length > MOST_TOLD ? ` And ${complaints.length - MOST_TOLD} more.` : ''
  const [first] = complaints
  return new EngineFailed('refused', `The server did not take the workflow. ${told.join(' ')}${more}`, actionFor(first), { type: first?.type ?? '', node: first?.node ?? '' })
}

/** One complaint as a sentence that names the step and the input. */
export function sentenceOf({ type, node, className, input, received, choices }: Complaint): string {
  const step = `${className === '' ? 'A step' : className}${node === '' ? '' : ` (node ${node})`}`
  const field = input ?? 'an input'
  switch (type) {
    case 'missing_node_type': return `It has no node of the kind ${className === '' ? 'wanted' : className}${node === '' ? '' : ` (node ${node})`}.`
    case 'value_not_in_list': return `${step}: “${shown(received)}” is not there for ${field}${choices.length === 0 ? '' : `; there are ${choices.slice(0, 3).map(shown).join(', ')}${choices.length > 3 ? ' …' : ''}`}.`
    case 'required_input_missing': return `${step}: ${field} is missing.`
    case 'value_smaller_than_min': return `${step}: ${field} is too small (${shown(received)}).`
    case 'value_bigger_than_max': return `${step}: ${field} is too large (${shown(received)}).`
    case 'invalid_input_type': return `${step}: ${field} is of the wrong kind (${shown(received)}).`
    case 'bad_linked_input': case 'return_type_mismatch': return `${step}: what is joined to ${field} does not fit it.`
    case 'exception_during_inner_validation': case 'exception_during_validation': return `${step}: it is joined to a step that is not there.`
    case 'custom_validation_failed': return `${step}: the file for ${field} is not on the server or is no picture.`
    case 'dependency_cycle': return `${step}: the steps run in a circle.`
    case 'prompt_no_outputs': return 'It has no step that saves a picture.'
    case 'no_prompt': return 'It is empty.'
    default: return `${step}: ${CLASS_NAME.test(type) ? type.replaceAll('_', ' ') : 'it is not valid'}.`
  }
}

function actionFor(complaint: Complaint | undefined): string {
  switch (complaint?.type ?? '') {
    case 'missing_node_type': return 'Install the custom node in ComfyUI, or choose another workflow.'
    case 'value_not_in_list': return 'Put the file into the folder of ComfyUI that it belongs to, or name one that is there.'
    case 'prompt_no_outputs': return 'Put a Save Image node at its end.'
    default: return 'Open the workflow in ComfyUI, mend the step, and save it by “Export (API)”.'
  }
}

function shown(value: string | null): string {
  return value === null ? '?' : value.length <= 80 ? value : `${value.slice(0, 79)}…`
}

/** Plain text with 500: the server met something of the wrong shape; sending it again meets the same. */
export function wrongShape(): EngineFailed {
  return new EngineFailed('wrong-shape', 'The server could not read the workflow.', 'Save it in ComfyUI by “Export (API)”: the file of “Save” is of another form.')
}

export function lost(): EngineFailed {
  return new EngineFailed('lost', 'The server lost the picture: it knows nothing of it any more, as after a restart.', 'It can be asked for again.')
}
