export type Router = 1
export const router = 1
