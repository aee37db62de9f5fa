/** Answers of Stability's v2beta, as third parties show them: no official description is stored. The balance is of v1. */
import { z } from 'zod'

export const pictureAnswer = z.object({ image: z.string(), finish_reason: z.string().optional(), seed: z.number().optional() })
/** v2beta has a list of sentences, v1 one; neither is shown. */
export const errorAnswer = z.object({ name: z.string() })
export const balanceAnswer = z.object({ credits: z.number() })
