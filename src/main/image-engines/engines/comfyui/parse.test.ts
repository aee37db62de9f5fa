import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAccepted, readFrame, readHistory, readMessage, readQueue, readRefusal } from './parse.ts'

const said = (type: string, data: object): ReturnType<typeof readMessage> => readMessage(JSON.stringify({ type, data }))
const u32 = (...values: number[]): Buffer => Buffer.concat(values.map((value) => Buffer.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255])))

test('only an end with an id is an end; what a re-connected socket is told is none', () => {
  expect(said('executing', { node: null, prompt_id: 'a' })).toEqual({ kind: 'end', promptId: 'a' })
  expect(said('executing', { node: null })).toBeNull()
  expect(said('executing', { node: '9' })).toEqual({ kind: 'node', promptId: null, node: '9' })
  expect(said('execution_success', { prompt_id: 'a' })).toBeNull()
})

test('previews are read in both forms', () => {
  const note = Buffer.from('{"node_id":"3","prompt_id":"a","image_type":"image/png"}')
  expect(readFrame(Buffer.concat([u32(1, 1), Buffer.from('ffd8', 'hex')]))).toEqual({ kind: 'preview', promptId: null, node: null, format: 'jpeg', image: Buffer.from('ffd8', 'hex') })
  expect(readFrame(Buffer.concat([u32(4, note.length), note, Buffer.from('89504e', 'hex')]))).toEqual({ kind: 'preview', promptId: 'a', node: '3', format: 'png', image: Buffer.from('89504e', 'hex') })
  expect([readFrame(u32(3, 2, 0)), readFrame(u32(4, 0xffffffff, 0)), readFrame(u32(1, 9, 9)), readFrame(Buffer.alloc(3))]).toEqual([null, null, null, null])
})

test('the history tells a failure from an interrupt by its messages, and saved pictures go before previews', () => {
  const entry = (status: string, messages: unknown[], outputs: object = {}): unknown => ({ a: { outputs, status: { status_str: status, completed: status === 'success', messages } } })
  expect(readHistory({}, 'a')).toEqual({ kind: 'absent' })
  expect(readHistory(entry('error', [['execution_start', {}], ['execution_interrupted', {}]]), 'a')).toEqual({ kind: 'interrupted' })
  expect(readHistory(entry('error', [['execution_error', { node_id: 3, node_type: 'KSampler', exception_type: 'X' }]]), 'a')).toMatchObject({ kind: 'failed', failure: { node_id: '3', exception_type: 'X' } })
  const image = (type: string): object => ({ filename: `${type}.png`, subfolder: 'sub\\dir', type })
  const done = readHistory(entry('success', [], { 10: { images: [image('temp')] }, 9: { images: [image('output')], text: ['x'] }, 8: null, 7: { images: 'odd' } }), 'a')
  expect(done).toEqual({ kind: 'done', files: [image('output')] })
})

test('what waits is in the order in which it will run', () => {
  expect(readQueue({ queue_running: [[3, 'r', {}, {}, []]], queue_pending: [[9, 'c'], [4, 'a'], [-1, 'f']] })).toEqual({ running: ['r'], pending: ['f', 'a', 'c'] })
})

test('a missing kind of step is told alike by old and new servers', () => {
  const old = { error: { type: 'invalid_prompt', message: 'Cannot execute because node NoSuch does not exist.', details: "Node ID '#2'", extra_info: {} }, node_errors: {} }
  const fresh = { error: { type: 'missing_node_type', message: "Node 'My' not found.", details: "Node ID '#2'", extra_info: { node_id: '2', class_type: 'NoSuch', node_title: 'My' } }, node_errors: {} }
  expect(readRefusal(old)).toEqual(readRefusal(fresh))
})

test('nothing that a server or another program may say throws', () => {
  expect(() => fc.assert(fc.property(fc.json(), fc.uint8Array({ maxLength: 60 }), fc.jsonValue(), (text, bytes, value) => {
    readMessage(text)
    readFrame(bytes)
    for (const type of ['status', 'progress', 'executing', 'executed', 'execution_error']) readMessage(JSON.stringify({ type, data: value }))
    for (const odd of [value, { a: value }, { a: { outputs: value, status: value } }, { queue_running: value, queue_pending: [value] }, { error: value, node_errors: value }, { prompt_id: 'a', node_errors: value }]) {
      readHistory(odd, 'a')
      readQueue(odd)
      readRefusal(odd)
      readAccepted(odd)
    }
  }), { numRuns: 500 })).not.toThrow()
})
