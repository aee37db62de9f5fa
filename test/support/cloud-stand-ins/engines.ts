/** Engines in the cloud with everything that takes seconds there taking milliseconds here. */
import type { CloudTimes } from '../../../src/main/image-engines/engines/cloud/deps.ts'

export const QUICK: Partial<CloudTimes> = { answerMs: 1_000, drawingMs: 1_000, downloadMs: 1_500, firstLookMs: 5, longestLookMs: 20, patienceMs: 5_000, totalMs: 60_000, settleMs: [20, 40, 60] }
