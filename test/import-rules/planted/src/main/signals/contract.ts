import 'zod'
import '../products/contract.ts'
export const signal = 1
