/** The floor: one picture by the bare protocol, with nothing looked at twice. */
import { writeFile } from 'node:fs/promises'
import { request } from 'undici'
import { WebSocket } from 'ws'
import type { Graph } from '../../src/main/image-engines/pure/workflows/graph.ts'

export interface Bare {
  make(id: string, graph: Graph, out: string): Promise<void>
  close(): void
}

export async function openBare(address: string): Promise<Bare> {
  const socket = new WebSocket(`${address.replace('http', 'ws')}/ws?clientId=bare`)
  await new Promise((resolve) => socket.once('open', resolve))
  const json = async (path: string, body?: object): Promise<unknown> => {
    const answer = await request(`${address}${path}`, body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) })
    return answer.body.json()
  }
  return {
    async make(id, graph, out) {
      const ended = new Promise<void>((resolve) => {
        const listen = (data: Buffer, isBinary: boolean): void => {
          if (isBinary) return
          const message = JSON.parse(data.toString()) as { type: string; data: { node?: string | null; prompt_id?: string } }
          if (message.type !== 'executing' || message.data.node !== null || message.data.prompt_id !== id) return
          socket.off('message', listen)
          resolve()
        }
        socket.on('message', listen)
      })
      await json('/prompt', { prompt: graph, prompt_id: id, client_id: 'bare', extra_data: { preview_method: 'none' } })
      await ended
      const history = (await json(`/history/${id}`)) as Record<string, { outputs: Record<string, { images: { filename: string; subfolder: string }[] }> }>
      const [file] = Object.values(history[id]?.outputs ?? {}).flatMap(({ images }) => images)
      const answer = await request(`${address}/view?filename=${file?.filename ?? ''}&subfolder=${file?.subfolder ?? ''}`)
      await writeFile(out, Buffer.from(await answer.body.arrayBuffer()))
    },
    close: () => socket.terminate(),
  }
}
