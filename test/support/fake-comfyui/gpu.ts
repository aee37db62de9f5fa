/** The card of the stand-in: how long each kind of step takes, and when it worked. */

/** Milliseconds. Zero where nothing is said. */
export interface Timing {
  /** Reading a checkpoint into the card's memory; asked again only after another one. */
  readonly loadMs: number
  readonly encodeMs: number
  readonly decodeMs: number
  /** Writing the file: the card does nothing then. */
  readonly saveMs: number
}
export const NO_TIME: Timing = { loadMs: 0, encodeMs: 0, decodeMs: 0, saveMs: 0 }

export class FakeGpu {
  /** What it holds. */
  #loaded: string | null = null
  #loads = 0
  #busyMs = 0
  #first: number | null = null
  #last = 0
  readonly #timing: Timing

  constructor(timing: Timing) {
    this.#timing = timing
  }

  /** Sampling, and whatever else keeps the card at work. */
  async work(milliseconds: number): Promise<void> {
    const from = performance.now()
    await sleep(milliseconds)
    this.#first ??= from
    this.#last = performance.now()
    this.#busyMs += this.#last - from
  }

  /** What a kind of step takes beside sampling. Loading and writing are no work of the card. */
  async step(className: string, checkpoint: unknown): Promise<void> {
    const { loadMs, encodeMs, decodeMs } = this.#timing
    if (className === 'CheckpointLoaderSimple' && typeof checkpoint === 'string' && checkpoint !== this.#loaded) {
      this.#loaded = checkpoint
      this.#loads += 1
      this.#first ??= performance.now()
      if (loadMs > 0) await sleep(loadMs)
    }
    if (className === 'CLIPTextEncode' && encodeMs > 0) await this.work(encodeMs)
    if (className === 'VAEDecode' && decodeMs > 0) await this.work(decodeMs)
  }

  /** Makes a file in the time that it takes; making the stand-in's own picture is a part of it. */
  async write<T>(make: () => T): Promise<T> {
    const from = performance.now()
    const made = make()
    const left = this.#timing.saveMs - (performance.now() - from)
    if (left > 0) await sleep(left)
    return made
  }

  unload(): void {
    this.#loaded = null
  }

  /** From the first start to the last end. */
  report(): { readonly busyMs: number; readonly spanMs: number; readonly loads: number } {
    return { busyMs: this.#busyMs, spanMs: this.#first === null ? 0 : this.#last - this.#first, loads: this.#loads }
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
