import { MessageChannel } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { createLateChannel, type MessagePortLike } from './late-channel.ts'

/** Electron's ports give `{ data }`; Node's give the message itself. */
function electronLike(port: MessageChannel['port1']): MessagePortLike {
  return { postMessage: (message) => port.postMessage(message), on: (event, listener) => port.on(event, (data: unknown) => listener({ data })), start: () => port.start() }
}

test('what is said before the port is there arrives in order, before what is said after', async () => {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  const heard: unknown[] = []
  const all = new Promise<void>((resolve) => port2.on('message', (message) => heard.push(message) === 3 && resolve()))
  const late = createLateChannel()
  late.channel.post('one')
  late.channel.post('two')
  late.connect(electronLike(port1))
  late.channel.post('three')
  await all
  expect(heard).toEqual(['one', 'two', 'three'])
})

test('every listener hears the other side, and its end once', async () => {
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port2.close())
  const late = createLateChannel()
  const reasons: string[] = []
  late.channel.onClose((reason) => reasons.push(reason))
  const heard = Promise.all([1, 2].map(() => new Promise((resolve) => late.channel.onMessage(resolve))))
  late.connect(electronLike(port1))
  port2.postMessage({ hello: 1 })
  expect(await heard).toEqual([{ hello: 1 }, { hello: 1 }])
  late.close('it ended')
  late.close('again')
  expect(reasons).toEqual(['it ended'])
})
