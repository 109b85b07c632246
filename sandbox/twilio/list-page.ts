import { invalidParameter } from './refusals.ts'
import type { TwilioAnswer, TwilioRequest } from './router.ts'

const DEFAULT_SIZE = 50
/** docs/usage/twilios-response, "Pagination": at most 1,000 of most lists; Conversations' messages 100. */
const MOST = 1000

/**
 * One page of a list, with Twilio's `meta`. The token names the place after which the next page begins, as Twilio's opaque tokens do: what comes
 * in between two pages does not shift them.
 */
export function listPage<T extends { sid: string }>(
  request: TwilioRequest,
  host: string,
  key: string,
  values: readonly T[],
  present: (value: T) => unknown,
  options: { most?: number } = {},
): TwilioAnswer {
  const size = pageSize(request, options.most ?? MOST)
  const token = request.query.get('PageToken')
  const page = Number(request.query.get('Page') ?? 0)
  const from = token ? placeAfter(values, token) : page * size
  const shown = values.slice(from, from + size)
  const last = shown.at(-1)
  const address = (changes: Record<string, string>) => {
    const query = new URLSearchParams(request.query)
    for (const name of ['PageSize', 'Page', 'PageToken']) query.delete(name)
    for (const [name, value] of Object.entries(changes)) query.set(name, value)
    return `https://${host}${request.path}?${query}`
  }
  const pageSizeText = String(size)
  const next =
    last && from + size < values.length
      ? address({ PageSize: pageSizeText, Page: String(page + 1), PageToken: `PA${from + size - 1}.${last.sid}` })
      : null
  return {
    status: 200,
    body: {
      [key]: shown.map(present),
      meta: {
        page,
        page_size: size,
        first_page_url: address({ PageSize: pageSizeText, Page: '0' }),
        previous_page_url: page > 0 ? address({ PageSize: pageSizeText, Page: String(page - 1) }) : null,
        url: address({ PageSize: pageSizeText, Page: String(page), ...(token ? { PageToken: token } : {}) }),
        next_page_url: next,
        key,
      },
    },
  }
}

function pageSize(request: TwilioRequest, most: number): number {
  const asked = request.query.get('PageSize')
  if (asked === null) return DEFAULT_SIZE
  const size = Number(asked)
  if (!Number.isInteger(size) || size < 1) throw invalidParameter('PageSize must be a positive number')
  return Math.min(size, most)
}

/** After the one that was shown last; where it is gone meanwhile, from its place on. */
function placeAfter<T extends { sid: string }>(values: readonly T[], token: string): number {
  const [, place, sid] = /^PA(\d+)\.(\w+)$/.exec(token) ?? []
  if (place === undefined) throw invalidParameter('Page token is invalid')
  const at = values.findIndex((value) => value.sid === sid)
  return at < 0 ? Number(place) : at + 1
}
