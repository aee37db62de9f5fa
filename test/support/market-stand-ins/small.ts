/** A market of our own making, and its server: as little as there must be for every kind of step, so that what fails is the runner. */
import { z } from 'zod'
import { AppError, AuthExpired, RateLimited, Unavailable } from '../../../src/main/kernel/errors.ts'
import type { ApiMarket, Look, MarketAnswer, MarketStep } from '../../../src/main/publishing/api/market.ts'
import type { Publishable } from '../../../src/main/publishing/publisher.ts'
import { openMarketStandIn, type Asked, type Desk, type MarketStandIn, type Said } from './kit.ts'

export interface SmallRecord {
  readonly id: number
  readonly reference: string
  /** Milliseconds; it is in no list before. */
  readonly shownFrom: number
  title: string
  tags: readonly string[]
  state: 'draft' | 'live' | 'off'
  pictures: number[]
}

export interface SmallStandIn extends MarketStandIn {
  readonly records: ReadonlyMap<number, SmallRecord>
  /** The number of the listing each time that one was charged for. */
  readonly fees: readonly number[]
}

export const SMALL_KEY = 'small-key-0123456789'
/** How late the last thing made shows in a list. */
const LATE_MS = 60

export async function standInSmall(now: () => number = () => Date.now(), keep?: number): Promise<SmallStandIn> {
  const records = new Map<number, SmallRecord>()
  const fees: number[] = []
  const shown = ({ shownFrom: _ours, ...record }: SmallRecord): Said => ({ status: 200, body: record })
  const answer = (asked: Asked, desk: Desk): Said => {
    if (asked.headers.authorization !== `Bearer ${SMALL_KEY}`) return { status: 401, body: { error: 'no key' } }
    const [, id, part] = /^\/listings(?:\/(\d+)(?:\/(\w+))?)?$/.exec(asked.path) ?? []
    if (asked.path === '/shop') return { status: 200, body: { name: 'Small Shop', currency: 'USD' } }
    if (id === undefined) {
      if (asked.method === 'GET') return { status: 200, body: { items: [...records.values()].filter(({ reference, shownFrom }) => reference === asked.query.get('reference') && shownFrom <= now()) } }
      const { reference, title } = asked.json as { reference: string; title: string }
      const record: SmallRecord = { id: records.size + 1, reference, title, tags: [], state: 'draft', pictures: [], shownFrom: now() + (desk.due('late-list') ? LATE_MS : 0) }
      records.set(record.id, record)
      return { ...shown(record), status: 201 }
    }
    const record = records.get(Number(id))
    if (record === undefined) return { status: 404, body: { error: 'no such listing' } }
    if (part === 'pictures') {
      if (!desk.due('picture-dropped')) record.pictures.push(Number(asked.form['rank']))
      return { status: 201, body: { rank: Number(asked.form['rank']) } }
    }
    if (part === 'activate') {
      fees.push(record.id)
      record.state = 'live'
    } else if (asked.method === 'PATCH') {
      const { title, tags } = asked.json as { title: string; tags: string[] }
      record.title = title
      if (!desk.due('field-ignored')) record.tags = tags
    } else if (asked.method === 'DELETE') record.state = 'off'
    return shown(record)
  }
  const refuse = (status: 429 | 500 | 401): Said => ({ status, body: { error: 'refused' }, ...(status === 429 ? { headers: { 'retry-after': '1' } } : {}) })
  return { ...(await openMarketStandIn({ answer, refuse }, keep)), records, fees }
}

const state = z.object({ id: z.string().nullable(), live: z.boolean() })
type State = z.infer<typeof state>
const listing = z.object({ id: z.number(), reference: z.string(), title: z.string(), tags: z.array(z.string()), state: z.enum(['draft', 'live', 'off']), pictures: z.array(z.number()) })
const shop = z.object({ name: z.string(), currency: z.string() })

/** @param settleMs how long what was made may take to show. */
export function smallMarket(origin: string, settleMs = 250): ApiMarket<State, z.infer<typeof shop>> {
  const read = async ({ id }: State, look: Look) => {
    const { status, body } = await look({ operation: 'getListing', method: 'GET', path: `/listings/${id ?? ''}` })
    return status === 200 ? listing.parse(body) : null
  }
  const steps = (item: Publishable): MarketStep<State>[] => [
    {
      id: 'draft', says: 'Makes the draft', effect: 'creates', findFirst: true, settleMs,
      request: () => ({ operation: 'createListing', method: 'POST', path: '/listings', body: { kind: 'json', value: { reference: item.reference, title: item.listing.title } } }),
      read: ({ body }, known) => ({ ...known, id: String(listing.parse(body).id) }),
      find: async (known, look) => {
        const { body } = await look({ operation: 'findListings', method: 'GET', path: '/listings', query: { reference: item.reference } })
        const [found] = z.object({ items: z.array(listing) }).parse(body).items
        return found === undefined ? null : { ...known, id: String(found.id) }
      },
      pretend: (known) => ({ ...known, id: '{listing}' }),
    },
    {
      id: 'words', says: 'Sets the words', effect: 'sets',
      request: ({ id }) => ({ operation: 'changeListing', method: 'PATCH', path: `/listings/${id ?? ''}`, body: { kind: 'json', value: { title: item.listing.title, tags: item.listing.tags } } }),
      read: (_answer, known) => known,
    },
    ...item.pictures.map((picture, at): MarketStep<State> => ({
      id: `picture-${at + 1}`, says: `Uploads picture ${at + 1} of ${item.pictures.length}`, effect: 'creates', settleMs: Math.min(settleMs, 50),
      request: ({ id }) => ({ operation: 'uploadPicture', method: 'POST', path: `/listings/${id ?? ''}/pictures`, body: { kind: 'multipart', fields: [['rank', String(at + 1)]], file: { field: 'picture', name: `${at + 1}.png`, path: picture.file, type: picture.type } } }),
      read: (_answer, known) => known,
      find: async (known, look) => ((await read(known, look))?.pictures.includes(at + 1) === true ? known : null),
    })),
  ]
  const activate = (item: Publishable): MarketStep<State> => ({
    id: 'activate', says: 'Puts it on sale', effect: 'sets', fee: { minor: 20, currency: 'USD' }, settleMs: 0,
    request: ({ id }) => ({ operation: 'activate', method: 'POST', path: `/listings/${id ?? ''}/activate`, body: { kind: 'json', value: { reference: item.reference } } }),
    read: (_answer, known) => ({ ...known, live: true }),
    find: async (known, look) => ((await read(known, look))?.state === 'live' ? { ...known, live: true } : null),
  })
  return {
    id: 'woocommerce', title: 'Small Market', capabilities: ['draft', 'publish', 'withdraw'], limits: { dailyCap: 5_000, paceSeconds: 0, basis: 'Nobody limits it.' },
    fee: (goal) => (goal === 'live' ? { minor: 20, currency: 'USD' } : null),
    fields: () => [{ id: 'key', label: 'Key', help: 'Any.', kind: 'secret', choices: [], required: true }],
    state, start: () => ({ id: null, live: false }),
    shop: async (look) => shop.parse((await look({ operation: 'getShop', method: 'GET', path: '/shop' })).body),
    shopProblems: () => [], describe: ({ name }) => [name],
    problems: ({ listing: { title } }) => (title.length > 140 ? [{ place: 'title', says: 'The title is longer than 140 characters.', remedy: 'Shorten it.', weight: 'stops' }] : []),
    steps: (item, _shop, _values, goal) => [...steps(item), ...(goal === 'live' ? [activate(item)] : [])],
    remote: ({ id }) => (id === null ? null : { id, url: `${origin}/listings/${id}` }),
    expected: (item, _shop, _values, goal) => ({ title: item.listing.title, tags: item.listing.tags, state: goal, pictures: item.pictures.map((_, at) => String(at + 1)) }),
    readBack: async (known, look) => {
      const found = await read(known, look)
      return found === null ? {} : { title: found.title, tags: found.tags, state: found.state, pictures: found.pictures.toSorted((a, b) => a - b).map(String) }
    },
    withdraw: () => [{
      id: 'take-off', says: 'Takes it off', effect: 'sets', request: ({ id }) => ({ operation: 'deleteListing', method: 'DELETE', path: `/listings/${id ?? ''}` }), read: (_answer, known) => ({ ...known, live: false }),
    }],
    signer: ({ secret }) => ({
      address: () => origin,
      headers: async () => {
        const key = await secret('key')
        if (key === null) throw new AuthExpired('There is no key for Small Market.', 'Enter it.')
        return { authorization: `Bearer ${key}` }
      },
    }),
    refusal: refusalOf,
  }
}

function refusalOf({ status, headers }: MarketAnswer, _operation: string, now: number): AppError {
  if (status === 429) return new RateLimited(now + 1_000 * Number(headers['retry-after'] ?? 60), 'Small Market asked to wait.')
  if (status === 401) return new AuthExpired('Small Market no longer lets this program in.', 'Enter the key again.')
  if (status >= 500) return new Unavailable(`Small Market failed on its side (${status}).`)
  return new AppError('rejected', `Small Market did not accept it (${status}).`)
}
