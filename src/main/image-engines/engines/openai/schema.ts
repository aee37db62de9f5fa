/** Answers of OpenAI's image service, as its description (OpenAPI 2.3.0) has them. Only what is read is checked. */
import { z } from 'zod'

export const imagesAnswer = z.object({
  data: z.array(z.object({ b64_json: z.string().optional() })).min(1),
  usage: z.object({ input_tokens: z.number(), output_tokens: z.number() }).optional().catch(undefined),
})
