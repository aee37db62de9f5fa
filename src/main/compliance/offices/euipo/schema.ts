/** What of EUIPO's answers this program reads (Trademark search 1.1.0, its OpenAPI description). Unknown fields are let through. */
import { z } from 'zod'

export const euipoMark = z.object({
  applicationNumber: z.string().max(20),
  markFeature: z.string(),
  niceClasses: z.array(z.number().int()),
  status: z.string(),
  wordMarkSpecification: z.object({ verbalElement: z.string() }).optional(),
  applicationDate: z.string().optional(),
  registrationDate: z.string().optional(),
})
export type EuipoMark = z.infer<typeof euipoMark>

export const euipoPage = z.object({ trademarks: z.array(z.unknown()), totalElements: z.number().int() })

/** Every refusal has this form; the description calls the text of an entry `details`, its own example `detail`. */
export const euipoProblem = z.object({
  code: z.string().optional(),
  errors: z.array(z.object({ code: z.string().optional(), parameter: z.string().optional() })).optional(),
})

export const euipoToken = z.object({ access_token: z.string().min(1).max(8_000), expires_in: z.coerce.number().positive().optional() })
