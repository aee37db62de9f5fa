import 'zod'
export const schema = 1
