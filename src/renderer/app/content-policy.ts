/** Imported before anything else: zod would try `new Function`, which a strict content policy refuses aloud. */
import { z } from 'zod'

z.config({ jitless: true })
