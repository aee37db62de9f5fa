/** Writes the few parts of an ONNX file that a tiny test model needs; field numbers from onnx.proto (ONNX 1.16). */

type Field = readonly [number: number, value: number | string | Uint8Array]

/** One protobuf message: whole numbers as varints, text and bytes with their length. */
export function message(...fields: readonly Field[]): Uint8Array {
  return Buffer.concat(fields.map(([number, value]) => {
    if (typeof value === 'number') return Buffer.concat([varint(number * 8), varint(value)])
    const bytes = typeof value === 'string' ? Buffer.from(value) : value
    return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes])
  }))
}

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  for (let left = value; ; left = Math.floor(left / 128)) {
    bytes.push(left < 128 ? left : (left % 128) + 128)
    if (left < 128) return Uint8Array.from(bytes)
  }
}

const FLOAT = 1
const INT64 = 7

/** A table of numbers as a TensorProto. */
export function floats(name: string, dims: readonly number[], data: Float32Array): Uint8Array {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  return message(...dims.map((dim): Field => [1, dim]), [2, FLOAT], [8, name], [9, bytes])
}

/** A table of whole numbers as a TensorProto. */
export function integers(name: string, values: readonly number[]): Uint8Array {
  const data = BigInt64Array.from(values, BigInt)
  return message([1, values.length], [2, INT64], [8, name], [9, new Uint8Array(data.buffer)])
}

/** A NodeProto: what goes in, what comes out, by which operation. */
export function node(operation: string, inputs: readonly string[], output: string): Uint8Array {
  return message(...inputs.map((input): Field => [1, input]), [2, output], [3, output], [4, operation])
}

/** A ValueInfoProto; a string among `dims` is a size that is known when the model runs. */
function value(name: string, type: number, dims: readonly (number | string)[]): Uint8Array {
  const shape = message(...dims.map((dim): Field => [1, message([typeof dim === 'number' ? 1 : 2, dim])]))
  return message([1, name], [2, message([1, message([1, type], [2, shape])])])
}

export interface Graph {
  readonly tables: readonly Uint8Array[]
  readonly nodes: readonly Uint8Array[]
  /** Token numbers come in, batch × length. */
  readonly inputs: readonly string[]
  /** Pictures come in, as numbers of these sizes. */
  readonly pictures?: { readonly name: string; readonly dims: readonly (number | string)[] }
  readonly output: { readonly name: string; readonly dims: readonly (number | string)[] }
  readonly further?: Graph['output']
}

/** A ModelProto. */
export function onnxModel({ tables, nodes, inputs, pictures, output, further }: Graph): Uint8Array {
  const graph = message(
    ...nodes.map((bytes): Field => [1, bytes]), [2, 'tiny'], ...tables.map((bytes): Field => [5, bytes]),
    ...inputs.map((name): Field => [11, value(name, INT64, ['batch', 'length'])]), ...(pictures === undefined ? [] : [[11, value(pictures.name, FLOAT, pictures.dims)] as Field]),
    [12, value(output.name, FLOAT, output.dims)], ...(further === undefined ? [] : [[12, value(further.name, FLOAT, further.dims)] as Field]),
  )
  return message([1, 8], [2, 'design-idea-engine tests'], [7, graph], [8, message([2, 13])])
}
