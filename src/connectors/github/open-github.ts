import { z } from 'zod'
import {
  type IssueChange,
  type IssueFacts,
  type Tracker,
  TrackerFault,
  type TrackerPlace,
} from '../../core/tracker/tracker.ts'
import type { GuardedFetch } from '../../kernel/guarded-fetch.ts'
import { type Answer, ask, NEEDS } from './ask.ts'

/** GitHub's own API; GitHub Enterprise has another base. */
export const GITHUB_API = 'https://api.github.com'

/** Where people look at a repository: of GitHub Enterprise the API stands below the same host. */
export const repositoryUrl = ({ apiBase, repository }: Pick<TrackerPlace, 'apiBase' | 'repository'>): string =>
  `${apiBase === GITHUB_API ? 'https://github.com' : new URL(apiBase).origin}/${repository}`

const PAGE = 100
/** More changes than this are looked at the next time. */
const MOST_PAGES = 10

/** What is read of an issue (docs.github.com/rest/issues/issues). */
const issue = z.object({
  number: z.number().int(),
  html_url: z.string(),
  title: z.string(),
  state: z.string(),
  state_reason: z.string().nullish(),
  labels: z.array(z.union([z.string(), z.object({ name: z.string().nullish() })])),
  body: z.string().nullish(),
  updated_at: z.string(),
  pull_request: z.unknown().optional(),
})

const repository = z.object({
  full_name: z.string(),
  html_url: z.string(),
  has_issues: z.boolean(),
  archived: z.boolean(),
})

const comments = z.array(z.object({ body: z.string().nullish() }))

type Issue = z.infer<typeof issue>

/** GitHub Issues, by its REST API. */
export function openGithub(guarded: GuardedFetch): Tracker {
  const listIssues = async (
    place: TrackerPlace,
    query: Record<string, string>,
  ): Promise<{ issues: Issue[]; date: Date }> => {
    const answer = await ask(guarded, place, { method: 'GET', path: `/issues?${new URLSearchParams(query)}` })
    return { issues: read(z.array(issue), answer), date: answer.date }
  }
  return {
    check: (place) => check(guarded, place),
    async read(place, number, etag = null) {
      const answer = await ask(guarded, place, { method: 'GET', path: `/issues/${number}`, etag })
      return answer.status === 304 ? null : factsOf(answer)
    },
    async create(place, body) {
      return factsOf(await ask(guarded, place, { method: 'POST', path: '/issues', body }))
    },
    async find(place, mark, since) {
      const query = {
        state: 'all',
        since: since.toISOString(),
        sort: 'created',
        direction: 'desc',
        per_page: String(PAGE),
      }
      const found = (await listIssues(place, query)).issues.find(({ body }) => body?.includes(mark))
      return found ? present(found, null) : null
    },
    async update(place, number, change) {
      return factsOf(await ask(guarded, place, { method: 'PATCH', path: `/issues/${number}`, body: bodyOf(change) }))
    },
    async comment(place, number, body) {
      await ask(guarded, place, { method: 'POST', path: `/issues/${number}/comments`, body: { body } })
    },
    async hasComment(place, number, mark, since) {
      const query = new URLSearchParams({ since: since.toISOString(), per_page: String(PAGE) })
      const answer = await ask(guarded, place, { method: 'GET', path: `/issues/${number}/comments?${query}` })
      return read(comments, answer).some(({ body }) => body?.includes(mark))
    },
    async changedSince(place, since) {
      const numbers = new Set<number>()
      let until = since
      for (let page = 1; page <= MOST_PAGES; page++) {
        const query = { state: 'all', sort: 'updated', direction: 'asc', per_page: String(PAGE), page: String(page) }
        const { issues } = await listIssues(place, { ...query, since: since.toISOString() })
        for (const { number, updated_at: at } of issues) {
          numbers.add(number)
          if (new Date(at) > until) until = new Date(at)
        }
        if (issues.length < PAGE) break
      }
      return { numbers: [...numbers], until }
    },
  }
}

async function check(guarded: GuardedFetch, place: TrackerPlace): Promise<{ ok: boolean; words: string; url: string }> {
  try {
    const found = read(repository, await ask(guarded, place, { method: 'GET', path: '' }))
    const refused = (words: string) => ({ ok: false, words, url: found.html_url })
    if (found.archived) return refused(`${found.full_name} is archived: nothing can be written there.`)
    if (!found.has_issues) return refused(`Issues are turned off in ${found.full_name}.`)
    // Reading is asked here; whether it may write is known only by writing, and nothing is to be written yet.
    await ask(guarded, place, { method: 'GET', path: '/issues?per_page=1' })
    return { ok: true, words: `The token reads the issues of ${found.full_name}. ${NEEDS}`, url: found.html_url }
  } catch (error) {
    if (!(error instanceof TrackerFault)) throw error
    const words = error.kind === 'unauthorized' ? 'GitHub refuses this token.' : error.message
    return { ok: false, words, url: '' }
  }
}

function bodyOf({ state, declined, labels }: IssueChange): Record<string, unknown> {
  return {
    ...(state ? { state } : {}),
    ...(state === 'closed' ? { state_reason: declined ? 'not_planned' : 'completed' } : {}),
    ...(state === 'open' ? { state_reason: 'reopened' } : {}),
    ...(labels ? { labels } : {}),
  }
}

function factsOf(answer: Answer): IssueFacts {
  const found = read(issue, answer)
  if (found.pull_request) throw new TrackerFault('gone', 'That is a pull request, not an issue.')
  return present(found, answer.etag)
}

function present(found: Issue, etag: string | null): IssueFacts {
  const { number, html_url: url, title, state, state_reason: reason } = found
  const labels = found.labels.map((label) => (typeof label === 'string' ? label : (label.name ?? ''))).filter(Boolean)
  return {
    ...{ number, url, title, etag, labels },
    state: state === 'closed' ? 'closed' : 'open',
    declined: reason === 'not_planned' || reason === 'duplicate',
    updatedAt: new Date(found.updated_at),
  }
}

/** @throws TrackerFault for an answer of another shape */
function read<T>(shape: z.ZodType<T>, { json }: Answer): T {
  const parsed = shape.safeParse(json)
  if (parsed.success) return parsed.data
  throw new TrackerFault('unreachable', 'What GitHub answered cannot be read.')
}
