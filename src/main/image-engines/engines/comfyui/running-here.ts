/** ComfyUI servers that run on this machine already, at the ports where a fresh one and the desktop app listen. */
import { createComfyServer } from './server.ts'
import { createWire } from './wire.ts'

/** The desktop app takes the first free port from 8000 on. */
export const USUAL_PORTS: readonly number[] = [8188, 8000, 8001, 8002]
const LIMITS = { connectMs: 1_000, answerMs: 2_000, idleMs: 2_000 }

/** @returns addresses that answer as a ComfyUI does. */
export async function runningHere(ports: readonly number[]): Promise<string[]> {
  const found = await Promise.all(ports.map(async (port) => {
    const address = `http://127.0.0.1:${port}`
    const wire = createWire(new URL(address), null, LIMITS)
    try {
      await createComfyServer(wire).stats()
      return address
    } catch {
      // Nothing listens there, or something else does.
      return null
    } finally {
      await wire.close()
    }
  }))
  return found.filter((address) => address !== null)
}
