import { create } from 'zustand'

export interface Notice {
  readonly id: number
  readonly text: string
  readonly tone: 'plain' | 'trouble'
  readonly undo: (() => void) | null
  /** Waits to be put away: it names a place or a remedy. */
  readonly stays: boolean
}

export const useNotice = create<{ readonly notice: Notice | null }>()(() => ({ notice: null }))

let lastId = 0

/** Says one thing at the foot of the window; a newer notice takes its place. */
export function showNotice({ text, tone = 'plain', undo, stays = false }: { text: string; tone?: Notice['tone']; undo?: () => void; stays?: boolean }): void {
  useNotice.setState({ notice: { id: ++lastId, text, tone, undo: undo ?? null, stays } })
}

/** Takes it away, unless another has come since. */
export function dropNotice(id: number): void {
  useNotice.setState(({ notice }) => (notice?.id === id ? { notice: null } : {}))
}
