import { z } from 'zod'
import {
  type ItemReader,
  type Reading,
  type ReadingPlace,
  SourceFault,
} from '../../core/announcement/source/item-reader.ts'
import type { Item } from '../../core/announcement/source/source.ts'
import type { Clock } from '../../kernel/clock.ts'
import { FetchFault, type GuardedAnswer, type GuardedFetch } from '../../kernel/guarded-fetch.ts'
import { plainFromHtml } from './plain-from-html.ts'

/** X's own API. */
export const X_API = 'https://api.x.com'

const BODY_LIMIT = 1024 * 1024
const PAGE = 20

/** GET /2/users/by/username/:username (docs.x.com/x-api/users/user-lookup-by-username). */
const user = z.object({ data: z.object({ id: z.string().regex(/^\d{1,19}$/), username: z.string() }).optional() })

/** GET /2/users/:id/tweets (docs.x.com/x-api/users/get-posts). */
const posts = z.object({
  data: z
    .array(z.object({ id: z.string().regex(/^\d{1,19}$/), text: z.string(), created_at: z.string().optional() }))
    .default([]),
  meta: z
    .object({
      newest_id: z
        .string()
        .regex(/^\d{1,19}$/)
        .optional(),
    })
    .optional(),
})

export interface XOptions {
  /** May ask `base`. */
  guarded: GuardedFetch
  clock: Clock
  /** Without a slash at the end. */
  base: string
}

/**
 * Reads what an account says on X, by API v2 and a token of one's own; X has no feed, and nothing is scraped. The position is
 * `<user id>/<newest post's id>`, so that an account is looked up once, and X is asked for what is new alone: it counts every post that is read.
 */
export function openX(options: XOptions): ItemReader {
  return {
    async read({ url: account, secret, position }: ReadingPlace): Promise<Reading | null> {
      const ask = (path: string): Promise<unknown> => askX(options, path, secret ?? '')
      const [known, since] = position?.split('/') ?? []
      const id = known || (await findUser(ask, account))
      const query = new URLSearchParams({
        ...{ exclude: 'retweets,replies', max_results: String(PAGE), 'tweet.fields': 'created_at' },
        ...(since ? { since_id: since } : {}),
      })
      const { data, meta } = read(posts, await ask(`/2/users/${id}/tweets?${query}`))
      const newest = meta?.newest_id ?? since ?? ''
      const items = data.map((post) => itemOf(account, post))
      return {
        title: `@${account}`,
        url: account,
        format: 'X',
        items,
        etag: null,
        lastModified: null,
        position: `${id}/${newest}`,
      }
    },
  }
}

async function findUser(ask: (path: string) => Promise<unknown>, account: string): Promise<string> {
  const { data } = read(user, await ask(`/2/users/by/username/${encodeURIComponent(account)}`))
  if (!data) throw new SourceFault(`There is no account @${account} on X.`)
  return data.id
}

function itemOf(account: string, { id, text, created_at }: z.infer<typeof posts>['data'][number]): Item {
  // X writes `&amp;`, `&lt;` and `&gt;` in its texts, and nothing else of HTML.
  const words = plainFromHtml(text)
  return {
    ...{ id, title: words.split('\n', 1)[0] || words, summary: words, author: `@${account}` },
    link: `https://x.com/${account}/status/${id}`,
    publishedAt: created_at && Number.isFinite(Date.parse(created_at)) ? new Date(created_at) : null,
  }
}

async function askX({ guarded, base, clock }: XOptions, path: string, token: string): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, accept: 'application/json', 'user-agent': 'Guildesk' }
  let answer: GuardedAnswer
  try {
    answer = await guarded.fetch({ method: 'GET', url: `${base}${path}`, headers, bodyLimit: BODY_LIMIT })
  } catch (error) {
    if (!(error instanceof FetchFault)) throw error
    throw new SourceFault(`X cannot be reached: ${error.message}`)
  }
  const fault = faultOf(answer, clock.now())
  if (fault) throw fault
  try {
    return JSON.parse(answer.body)
  } catch {
    throw UNREADABLE()
  }
}

/** docs.x.com/x-api/fundamentals/response-codes-and-errors and …/rate-limits. */
function faultOf({ status, headers }: GuardedAnswer, now: Date): SourceFault | null {
  if (status >= 200 && status < 300) return null
  if (status === 401) return new SourceFault('X refuses the token. Paste another one.')
  if (status === 402) return new SourceFault("X says that the token's credits are used up.")
  if (status === 403) return new SourceFault('The token may not read posts. Look at its access level at X.')
  if (status === 404) return new SourceFault('X knows no such account.')
  if (status !== 429) return new SourceFault(`X answered ${status}.`)
  const seconds = Number(headers['x-rate-limit-reset'])
  const retryAt = Number.isFinite(seconds) && seconds > 0 ? new Date(seconds * 1000) : now
  return new SourceFault('X asks to be left alone for a while (429).', { retryAt })
}

function read<T>(shape: z.ZodType<T>, json: unknown): T {
  const parsed = shape.safeParse(json)
  if (parsed.success) return parsed.data
  throw UNREADABLE()
}

const UNREADABLE = (): SourceFault => new SourceFault('What X answered cannot be read.')
