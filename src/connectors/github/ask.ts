import { TrackerFault, type TrackerPlace } from '../../core/tracker/tracker.ts'
import { FetchFault, type GuardedAnswer, type GuardedFetch, type GuardedRequest } from '../../kernel/guarded-fetch.ts'

/** The version of the API that this speaks (docs.github.com/rest/about-the-rest-api/api-versions). */
const API_VERSION = '2022-11-28'
/** A hundred issues with long bodies. */
const BODY_LIMIT = 8 * 1024 * 1024
const TIMEOUT_MS = 20_000
/** Where it says that there were too many questions, but not until when. */
const REST_MS = 60_000

export interface Question {
  method: GuardedRequest['method']
  /** Behind `/repos/<owner>/<name>`. */
  path: string
  body?: Record<string, unknown>
  etag?: string | null
}

export interface Answer {
  status: number
  etag: string | null
  /** What the server's own clock said. */
  date: Date
  json: unknown
}

/** Asks GitHub something about a repository. Answers what is a success, and 304. @throws TrackerFault */
export async function ask(guarded: GuardedFetch, place: TrackerPlace, question: Question): Promise<Answer> {
  const answer = await send(guarded, place, question)
  const { status, headers } = answer
  const date = new Date(headers.date ?? Date.now())
  const fault = faultOf(answer, date, place, question)
  if (fault) throw fault
  return { status, etag: headers.etag ?? null, date, json: status === 304 ? null : parse(answer) }
}

async function send(guarded: GuardedFetch, place: TrackerPlace, question: Question): Promise<GuardedAnswer> {
  const { method, path, body, etag } = question
  const headers = {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${place.token}`,
    'user-agent': 'Guildesk',
    'x-github-api-version': API_VERSION,
    ...(body ? { 'content-type': 'application/json' } : {}),
    ...(etag ? { 'if-none-match': etag } : {}),
  }
  const request = { method, headers, timeoutMs: TIMEOUT_MS, bodyLimit: BODY_LIMIT }
  const url = `${place.apiBase}/repos/${place.repository}${path}`
  try {
    return await guarded.fetch({ ...request, url, ...(body ? { body: JSON.stringify(body) } : {}) })
  } catch (error) {
    if (!(error instanceof FetchFault)) throw error
    throw new TrackerFault('unreachable', `GitHub cannot be reached: ${error.message}`)
  }
}

function parse({ body, cut }: GuardedAnswer): unknown {
  try {
    if (!cut) return JSON.parse(body)
  } catch {
    // Falls through: a page of some proxy is no answer of GitHub's.
  }
  throw new TrackerFault('unreachable', 'What GitHub answered cannot be read.')
}

function faultOf(answer: GuardedAnswer, date: Date, place: TrackerPlace, { path }: Question): TrackerFault | null {
  const { status } = answer
  if (status === 304 || (status >= 200 && status < 300)) return null
  const ofIssue = path.startsWith('/issues/')
  if (status === 401) return new TrackerFault('unauthorized', 'GitHub refuses the token. Set another one in Settings.')
  const until = limitedUntil(answer, date)
  if (until) return new TrackerFault('limited', 'GitHub asks to be left alone for a while.', until)
  // What is refused for the repository as a whole is refused for every case; what concerns one issue is that case's own trouble.
  const [here, gone, moved] = ofIssue ? OF_ISSUE : OF_REPOSITORY
  if (status === 403) return new TrackerFault(here, `The token may not do this in ${place.repository}. ${NEEDS}`)
  if (status === 410) return new TrackerFault(gone, ofIssue ? 'The issue was deleted on GitHub.' : NO_ISSUES(place))
  if (status === 404) return new TrackerFault(gone, ofIssue ? NO_ISSUE : NO_REPOSITORY(place))
  if (status >= 300 && status < 400) return new TrackerFault(moved, ofIssue ? MOVED : RENAMED(place))
  if (status === 422)
    return new TrackerFault('refused', 'GitHub does not take it as it is. Look at its title and labels.')
  if (status >= 500) return new TrackerFault('unreachable', `GitHub has trouble of its own (${status}).`)
  return new TrackerFault('refused', `GitHub answered ${status}.`)
}

/** Both of its limits: of questions in an hour, and of too many at once (docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api). */
function limitedUntil({ status, headers, body }: GuardedAnswer, date: Date): Date | null {
  if (status !== 403 && status !== 429) return null
  const seconds = Number(headers['retry-after'])
  if (headers['retry-after'] !== undefined && Number.isFinite(seconds)) return new Date(date.getTime() + seconds * 1000)
  if (headers['x-ratelimit-remaining'] === '0') return new Date(Number(headers['x-ratelimit-reset']) * 1000)
  return status === 429 || /secondary rate limit/i.test(body) ? new Date(date.getTime() + REST_MS) : null
}

const OF_ISSUE = ['refused', 'gone', 'moved'] as const
const OF_REPOSITORY = ['repository', 'repository', 'repository'] as const

export const NEEDS = 'It needs Issues: read and write.'
const NO_ISSUE = 'The issue is not there any more, or the token does not see it.'
const MOVED = 'The issue was moved to another repository. Unlink it here.'
const NO_ISSUES = ({ repository }: TrackerPlace) => `Issues are turned off in ${repository}.`
const NO_REPOSITORY = ({ repository }: TrackerPlace) => `There is no ${repository}, or the token does not see it.`
const RENAMED = ({ repository }: TrackerPlace) => `${repository} has another name now. Connect it by that one.`
