import { z } from 'zod'

export const mockup = z.object({
  id: z.string(),
  designId: z.string(),
  file: z.string(),
  scene: z.string(),
  garment: z.string(),
})
export type Mockup = z.infer<typeof mockup>

export const mockupEvents = {
  'mockup.generated': { version: 1, data: z.object({ mockupId: z.string(), designId: z.string(), garment: z.string() }) },
} as const
