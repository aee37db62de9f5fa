import type { Router } from '../main/router.ts'
import '../main/signals/contract.ts'
export type Api = Router
