import { queryClient } from './client.ts'

/** Asks again for everything that could not be had: one failure rarely comes alone. */
export function retryFailed(): void {
  void queryClient.refetchQueries({ predicate: (query) => query.state.status === 'error' })
}
