/** Image engines, ComfyUI and pictures under way; each answer to a change is laid into what is shown. */
import { queryOptions } from '@tanstack/react-query'
import type { ComfyView, EngineTest, ImageEngines, ImageEnginesChoice, RunningPicture } from '../../main/image-engines/contract.ts'
import type { ImageEngineId } from '../../main/settings/contract.ts'
import { inOrder } from '../decisions/in-order.ts'
import { client, queryClient, trpc } from './client.ts'
import { explainShort } from './explain-error.ts'
import { keys } from './keys.ts'

const { comfy } = client.imageEngines

export const enginesList = queryOptions({
  queryKey: [...keys.engines, 'list'],
  queryFn: ({ signal }): Promise<ImageEngines> => client.imageEngines.list.query(undefined, { signal }),
  // Whether a server answers, and what the next night would ask for, move on by themselves.
  staleTime: 15_000,
})

export const enginesStyles = queryOptions({ queryKey: [...keys.engines, 'styles'], queryFn: ({ signal }) => client.imageEngines.styles.query(undefined, { signal }), staleTime: Infinity })

export const comfyShown = queryOptions({
  queryKey: [...keys.engines, 'comfy'],
  queryFn: ({ signal }): Promise<ComfyView> => comfy.view.query(undefined, { signal }),
  staleTime: 5_000,
})

export const picturesRunning = queryOptions({
  queryKey: ['pictures-running'],
  queryFn: ({ signal }): Promise<RunningPicture[]> => client.imageEngines.running.query(undefined, { signal }),
  staleTime: 500,
})

/** Each of these gives the sentence of a refusal, or null when it is kept. */
export const changeEngines = (choice: ImageEnginesChoice): Promise<string | null> => keepList(() => client.imageEngines.set.mutate(choice))

/** One after the other, each on top of what the one before it left: keys are pressed faster than answers come. */
export const changePictures = (change: Partial<ImageEngines['pictures']>): Promise<string | null> =>
  keepList(() =>
    inOrder(async () => {
      const { pictures } = queryClient.getQueryData(enginesList.queryKey) ?? (await client.imageEngines.list.query())
      const kept = await client.imageEngines.set.mutate({ pictures: { ...pictures, ...change } })
      queryClient.setQueryData(enginesList.queryKey, kept)
      return kept
    }),
  )
export const keepEngineKey = (engine: ImageEngineId, key: string): Promise<string | null> => keepList(() => client.imageEngines.setKey.mutate({ engine, key }))

export function changeMonthlyBudget(monthlyBudgetMinor: number): Promise<string | null> {
  return attempt(async () => {
    queryClient.setQueryData(trpc.settings.get.queryKey(), await client.settings.set.mutate({ monthlyBudgetMinor }))
    await refresh('list')
  })
}

/** Asks for what costs nothing; a refusal is an outcome too. */
export async function testEngine(engine: ImageEngineId): Promise<EngineTest> {
  const test = await client.imageEngines.test.mutate({ engine }).catch(asTest)
  await refresh('list')
  return test
}

export async function testServer(id: string): Promise<EngineTest> {
  const test = await comfy.testServer.mutate({ id }).catch(asTest)
  await refresh()
  return test
}

export const addServer = (address: string): Promise<string | null> => keepComfy(() => comfy.addServer.mutate({ address }))
export const enableServer = (id: string, enabled: boolean): Promise<string | null> => keepComfy(() => comfy.setServer.mutate({ id, enabled }))
export const removeServer = (id: string): Promise<string | null> => keepComfy(() => comfy.removeServer.mutate({ id }))
export const keepServerKey = (id: string, key: string): Promise<string | null> => keepComfy(() => comfy.setServerKey.mutate({ id, key }))
export const startInstall = (folder: string): Promise<string | null> => keepComfy(() => comfy.start.mutate({ folder }))
export const stopServer = (id: string): Promise<string | null> => keepComfy(() => comfy.stop.mutate({ id }))
/** Also in a further folder, which is remembered. */
export const lookForInstalls = (folder?: string): Promise<string | null> => keepComfy(() => comfy.lookForInstalls.mutate(folder === undefined ? {} : { folder }))
export const addWorkflow = (name: string, text: string): Promise<string | null> => keepComfy(() => comfy.addWorkflow.mutate({ name, text }))
/** Null leaves the choice to the program. */
export const chooseWorkflow = (name: string | null): Promise<string | null> => keepComfy(() => comfy.chooseWorkflow.mutate({ name }))
export const removeWorkflow = (name: string): Promise<string | null> => keepComfy(() => comfy.removeWorkflow.mutate({ name }))
export const mapWorkflow = (name: string, field: string, slots: { node: string; input: string }[]): Promise<string | null> => keepComfy(() => comfy.mapWorkflow.mutate({ name, field, slots }))

function keepList(work: () => Promise<ImageEngines>): Promise<string | null> {
  return attempt(async () => {
    queryClient.setQueryData(enginesList.queryKey, await work())
    await queryClient.invalidateQueries(trpc.settings.get.queryFilter())
  })
}

/** What ComfyUI can do changes what the list of engines says of it. */
function keepComfy(work: () => Promise<ComfyView>): Promise<string | null> {
  return attempt(async () => {
    queryClient.setQueryData(comfyShown.queryKey, await work())
    await refresh('list')
  })
}

async function attempt(work: () => Promise<void>): Promise<string | null> {
  try {
    await work()
    return null
  } catch (error) {
    return explainShort(error)
  }
}

const refresh = (...part: readonly string[]): Promise<void> => queryClient.invalidateQueries({ queryKey: [...keys.engines, ...part] })
const asTest = (error: unknown): EngineTest => ({ ok: false, sentence: explainShort(error), lines: [], models: [] })
