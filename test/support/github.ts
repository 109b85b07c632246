import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { judgeAnswer, judgeRequest, sampleOf } from './github-conformance.ts'

export interface StoredIssue {
  number: number
  title: string
  body: string
  state: 'open' | 'closed'
  state_reason: string | null
  labels: string[]
  comments: string[]
  created_at: string
  updated_at: string
  fate: 'here' | 'deleted' | 'transferred'
}

interface Refusal {
  status: number
  headers?: Record<string, string>
  body?: unknown
  /** The request is done all the same, and its answer is lost: the connection breaks off, or nothing is ever said. */
  silently?: 'broken' | 'hanging'
}

/** A GitHub to test against, over real HTTP: one repository with its issues, and webhooks that it signs. */
export interface Github {
  apiBase: string
  host: string
  token: string
  repository: { full_name: string; has_issues: boolean; archived: boolean }
  issues: StoredIssue[]
  /** As `METHOD /path`. */
  requests: string[]
  /** What did not conform to the official description; empty is what a test expects. */
  violations: string[]
  /** Where webhooks go, once it is set. */
  hook: { url: string; secret: string } | null
  /** How the next request that this fits is answered instead. */
  refuseNext(fits: RegExp, refusal: Refusal): void
  /** Somebody changes an issue on GitHub. Answers the status of each webhook. */
  change(number: number, change: Partial<StoredIssue>, action: string): Promise<number[]>
  add(issue: Partial<StoredIssue> & { title: string }): StoredIssue
  close(): Promise<void>
}

const OWN = '/repos/lumen/trails'

export async function openGithub(): Promise<Github> {
  const refusals: { fits: RegExp; refusal: Refusal }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => serve(github, refusals, request, response, Buffer.concat(chunks).toString()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const github: Github = {
    apiBase: `http://${host}`,
    host,
    token: 'github_pat_of_tests',
    repository: { full_name: 'lumen/trails', has_issues: true, archived: false },
    issues: [],
    requests: [],
    violations: [],
    hook: null,
    refuseNext: (fits, refusal) => void refusals.push({ fits, refusal }),
    change: (number, change, action) => changeIssue(github, number, change, action),
    add: (issue) => addIssue(github, issue),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return github
}

function serve(
  github: Github,
  refusals: { fits: RegExp; refusal: Refusal }[],
  request: IncomingMessage,
  response: ServerResponse,
  text: string,
): undefined {
  const method = request.method ?? 'GET'
  const url = request.url ?? '/'
  const line = `${method} ${url.split('?')[0]?.replace(OWN, '') ?? ''}`
  github.requests.push(line)
  const body = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>)
  github.violations.push(...judgeRequest({ method, url, body }).map((each) => `${line}: ${each}`))
  if (!request.headers['user-agent']) github.violations.push(`${line}: without user-agent`)
  const send: Send = (status, value, headers = {}) => {
    github.violations.push(...judgeAnswer({ method, url }, status, value).map((each) => `answer to ${line}: ${each}`))
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    response.end(status === 304 ? undefined : JSON.stringify(value))
  }
  const at = refusals.findIndex(({ fits }) => fits.test(line))
  const refusal = at < 0 ? null : refusals.splice(at, 1)[0]?.refusal
  if (refusal && !refusal.silently) return send(refusal.status, refusal.body ?? { message: 'no' }, refusal.headers)
  if (request.headers.authorization !== `Bearer ${github.token}`) return send(401, { message: 'Bad credentials' })
  if (refusal) {
    answer(github, { method, url, body, etag: undefined }, () => undefined)
    if (refusal.silently === 'broken') response.destroy()
    return undefined
  }
  return answer(github, { method, url, body, etag: request.headers['if-none-match'] }, send)
}

interface Asked {
  method: string
  url: string
  body: Record<string, unknown> | undefined
  etag: string | undefined
}

type Send = (status: number, value: unknown, headers?: Record<string, string>) => undefined

function answer(github: Github, { method, url, body, etag }: Asked, send: Send): undefined {
  const { pathname, searchParams } = new URL(url, github.apiBase)
  if (pathname === OWN) return send(200, sampleOf('full-repository', { ...github.repository }))
  if (pathname === `${OWN}/issues`) {
    if (!github.repository.has_issues) return send(410, { message: 'Issues has been disabled in this repository.' })
    if (method === 'GET') return send(200, list(github, searchParams))
    const { title, body: words = '', labels = [] } = body as { title: string; body?: string; labels?: string[] }
    return send(201, present(addIssue(github, { title, body: words, labels })))
  }
  const [, number = '', rest = ''] = /\/issues\/(\d+)(\/.*)?$/.exec(pathname) ?? []
  const issue = github.issues.find((each) => each.number === Number(number))
  if (!issue) return send(404, { message: 'Not Found' })
  if (issue.fate === 'deleted') return send(410, { message: 'This issue was deleted' })
  if (issue.fate === 'transferred') {
    return send(301, { message: 'Moved Permanently' }, { location: `${github.apiBase}/repositories/2/issues/1` })
  }
  if (rest === '/comments') return answerComments(issue, { method, body, searchParams }, send)
  if (method === 'PATCH') patch(issue, body ?? {})
  const mark = `W/"${issue.updated_at}-${issue.labels.join()}-${issue.state}"`
  if (method === 'GET' && etag === mark) return send(304, null)
  return send(200, present(issue), { etag: mark })
}

function answerComments(
  issue: StoredIssue,
  { method, body }: { method: string; body: Record<string, unknown> | undefined; searchParams: URLSearchParams },
  send: Send,
): undefined {
  if (method === 'POST') issue.comments.push(String(body?.body))
  const shown = issue.comments.map((words, index) => sampleOf('issue-comment', { id: index + 1, body: words }))
  return send(method === 'POST' ? 201 : 200, method === 'POST' ? shown.at(-1) : shown)
}

function list({ issues }: Github, query: URLSearchParams): unknown[] {
  const since = query.get('since') ?? ''
  const key = query.get('sort') === 'created' ? 'created_at' : 'updated_at'
  const [size, page] = [Number(query.get('per_page') ?? 30), Number(query.get('page') ?? 1)]
  const found = issues
    .filter(({ fate, state }) => fate === 'here' && (query.get('state') === 'all' || state === 'open'))
    .filter(({ updated_at: at }) => at >= since.replace(/\.\d+Z$/, 'Z'))
    .sort((a, b) => (a[key] < b[key] ? -1 : 1))
  if (query.get('direction') !== 'asc') found.reverse()
  return found.slice((page - 1) * size, page * size).map(present)
}

function present(issue: StoredIssue): unknown {
  const { labels, comments, fate, ...own } = issue
  return sampleOf('issue', {
    ...own,
    id: 1000 + issue.number,
    html_url: `https://github.test/lumen/trails/issues/${issue.number}`,
    labels: labels.map((name) => ({ id: 1, node_id: '', url: 'https://github.test/', name, color: 'ffffff' })),
    comments: comments.length,
  })
}

/** To the second, as GitHub says it. */
const instant = (): string => `${new Date().toISOString().slice(0, 19)}Z`

function addIssue(github: Github, issue: Partial<StoredIssue> & { title: string }): StoredIssue {
  const stored: StoredIssue = {
    ...{ number: github.issues.length + 1, body: '', state: 'open', state_reason: null, labels: [], comments: [] },
    ...{ created_at: instant(), updated_at: instant(), fate: 'here' },
    ...issue,
  }
  github.issues.push(stored)
  return stored
}

function patch(issue: StoredIssue, change: Partial<StoredIssue>): void {
  Object.assign(issue, change, { updated_at: instant() })
}

async function changeIssue(
  github: Github,
  number: number,
  change: Partial<StoredIssue>,
  action: string,
): Promise<number[]> {
  const issue = github.issues.find((each) => each.number === number)
  if (!issue) throw new Error(`there is no issue ${number}`)
  patch(issue, change)
  const { hook } = github
  if (!hook) return []
  const body = JSON.stringify({ action, issue: present(issue), repository: { full_name: github.repository.full_name } })
  const signature = `sha256=${createHmac('sha256', hook.secret).update(body).digest('hex')}`
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/test',
    'x-github-event': 'issues',
    'x-github-delivery': randomUUID(),
    'x-hub-signature-256': signature,
  }
  const answers = await Promise.all([1, 2].map(() => fetch(hook.url, { method: 'POST', headers, body })))
  return answers.map(({ status }) => status)
}
