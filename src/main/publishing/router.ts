import { z } from 'zod'
import { procedure, router } from '../kernel/trpc.ts'
import { marketId } from '../listings/contract.ts'
import { connectionChange, marketConnection, marketTest, publication, publicationEntry, publicationState, publishCounts, publishGoal, publishPlan, publishRequest, signInState } from './contract.ts'
import type { PublishingService } from './service.ts'

const LONGEST_PAGE = 200
const byId = z.object({ id: z.string() })
const byMarket = z.object({ market: marketId })

export function createPublishingRouter(service: PublishingService) {
  return router({
    connections: procedure.output(z.array(marketConnection)).query(() => [...service.connections()]),
    setConnection: procedure.input(connectionChange).output(marketConnection).mutation(({ input }) => service.setConnection(input)),
    testConnection: procedure.input(byMarket).output(marketTest).mutation(({ input, signal }) => service.test(input.market, signal ?? new AbortController().signal)),
    pointAt: procedure.input(byMarket.extend({ step: z.string().max(40) })).output(z.object({})).mutation(async ({ input, signal }) => {
      await service.pointAt(input.market, input.step, signal ?? new AbortController().signal)
      return {}
    }),
    signIn: procedure.input(byMarket).output(z.object({ page: z.url() })).mutation(async ({ input }) => ({ page: await service.signIn(input.market) })),
    signInState: procedure.input(byMarket).output(signInState).query(({ input }) => service.signInState(input.market)),
    cancelSignIn: procedure.input(byMarket).output(z.object({})).mutation(({ input }) => {
      service.cancelSignIn(input.market)
      return {}
    }),
    /** Without ids: what tonight would send. A mutation only because lists of ids are long. */
    plan: procedure.input(publishRequest.nullable()).output(publishPlan).mutation(({ input, signal }) => service.plan(input, signal ?? new AbortController().signal)),
    publish: procedure.input(publishRequest).output(z.array(publication)).mutation(({ input }) => [...service.publish(input)]),
    page: procedure.input(z.object({ states: z.array(publicationState).default([]), market: marketId.optional(), before: z.string().optional(), limit: z.number().int().min(1).max(LONGEST_PAGE).default(50) }))
      .output(z.object({ items: z.array(publication), next: z.string().nullable() }))
      .query(({ input: { before, limit, ...filter } }) => {
        const { items, next } = service.page(filter, before, limit)
        return { items: [...items], next }
      }),
    find: procedure.input(byId).output(publication).query(({ input }) => service.get(input.id)),
    ofListings: procedure.input(z.object({ listingIds: z.array(z.string()).max(500) })).output(z.array(publication)).query(({ input }) => [...service.ofListings(input.listingIds)]),
    history: procedure.input(byId).output(z.array(publicationEntry)).query(({ input }) => [...service.history(input.id)]),
    counts: procedure.output(publishCounts).query(() => service.counts()),
    cancel: procedure.input(byId).output(publication).mutation(({ input }) => service.cancel(input.id)),
    retry: procedure.input(byId).output(publication).mutation(({ input }) => service.retry(input.id)),
    withdraw: procedure.input(byId).output(publication).mutation(({ input }) => service.withdraw(input.id)),
    settle: procedure.input(byId.extend({ stands: publishGoal.nullable() })).output(publication).mutation(({ input }) => service.settle(input.id, input.stands)),
  })
}
