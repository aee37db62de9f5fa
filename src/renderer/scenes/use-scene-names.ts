import { useQuery } from '@tanstack/react-query'
import { trpc } from '../api/client.ts'

/** What a scene is called; empty for one that is gone, or not known yet. */
export function useSceneNames(): (id: string) => string {
  const { data = [] } = useQuery({ ...trpc.mockups.scenes.queryOptions(), staleTime: Infinity })
  return (id) => data.find((scene) => scene.id === id)?.name ?? ''
}
