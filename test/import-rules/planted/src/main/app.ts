import './night/index.ts'
import './insights/index.ts'
export const app = 1
