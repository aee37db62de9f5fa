/** The sockets of the stand-in, with the traps of the real ones. */
import type { WebSocket } from 'ws'

export class FakeSockets {
  readonly #clients = new Map<string, WebSocket>()
  readonly #open = new Set<WebSocket>()
  /** Forgotten ones too, so that they can be closed. */
  readonly #made = new Set<WebSocket>()

  get count(): number {
    return this.#open.size
  }

  add(clientId: string, ws: WebSocket): void {
    this.#clients.set(clientId, ws)
    this.#open.add(ws)
    this.#made.add(ws)
    // When any socket of an id closes, the id is forgotten, whichever socket it is.
    ws.on('close', () => {
      this.#clients.delete(clientId)
      this.#open.delete(ws)
      this.#made.delete(ws)
    })
    ws.on('error', () => undefined)
  }

  to(clientId: string | null, message: object | Buffer): void {
    const ws = clientId === null ? undefined : this.#clients.get(clientId)
    ws?.send(Buffer.isBuffer(message) ? message : JSON.stringify(message))
  }

  toAll(message: object): void {
    for (const ws of this.#open) ws.send(JSON.stringify(message))
  }

  drop(): void {
    for (const socket of this.#open) socket.terminate()
  }

  forget(): void {
    this.#clients.clear()
    this.#open.clear()
  }

  freeze(): void {
    // What a torn line does: no data in, so no pong out.
    for (const socket of this.#open) (socket as unknown as { _socket: { pause(): void } })._socket.pause()
    this.forget()
  }

  end(): void {
    for (const socket of this.#made) socket.terminate()
    this.#clients.clear()
  }
}
