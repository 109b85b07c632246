import { z } from 'zod'
import { admin, agent, one } from './access.ts'
import { caseStatus, externalIssue } from './cases.ts'
import { id, instant, isStorable, NOT_STORABLE } from './primitives.ts'

const words = (most: number) => z.string().trim().min(1).max(most).refine(isStorable, NOT_STORABLE)
/** As GitHub writes it: `owner/name`. */
const repository = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9-]{1,39}\/[A-Za-z0-9._-]{1,100}$/, 'Write it as owner/name.')
const label = z.string().trim().max(50).refine(isStorable, NOT_STORABLE)

/** How cases and issues follow each other. */
export const trackerSettings = z.object({
  /** Statuses of a case whose issue is closed; with all others it is open. */
  closes: z.array(caseStatus).max(6),
  /** What a case becomes whose issue is closed, or opened again, outside; null: it stays. */
  onClosed: caseStatus.nullable(),
  onReopened: caseStatus.nullable(),
  /** The label that an issue has while its case is in a status; put on outside, the case follows. '' is none. */
  labels: z.partialRecord(caseStatus, label),
  /** Labels of new issues by the type of their case. */
  types: z.object({ bug: label, feature: label, other: label }),
  /** Members are told when a case moves because its issue did. */
  tell: z.boolean(),
  /** What members are told is written below the issue. */
  comments: z.boolean(),
})

export const trackerView = z.object({
  system: z.enum(['github']),
  repository: z.string(),
  url: z.string(),
  /** The API's base where it is not GitHub's own. */
  apiBase: z.string().nullable(),
  settings: trackerSettings,
  /** What keeps it from working until a person acts. */
  trouble: z.string().nullable(),
  /** Where GitHub is to send its webhooks. */
  hookAddress: z.string(),
  /** When it last did. */
  heardAt: instant.nullable(),
  /** When it was last asked what has changed. */
  askedAt: instant.nullable(),
  issues: z.number().int(),
})

/** The webhook's secret is shown with this answer and never again. */
const withSecret = z.object({ tracker: trackerView, hookSecret: z.string() })

const access = z.object({
  repository,
  token: words(400),
  /** Of GitHub Enterprise, e.g. `https://github.example.org/api/v3`. */
  apiBase: z.string().trim().max(300).refine(isStorable, NOT_STORABLE).nullable().default(null),
})

const answer = z.object({ external: externalIssue.nullable() })

/** Issues outside of the house: GitHub. */
export const trackers = {
  /** Where issues of cases can be made; null where no tracker is connected. */
  show: agent
    .route({ method: 'GET', path: '/v1/trackers' })
    .output(z.object({ tracker: z.object({ system: z.enum(['github']), repository: z.string() }).nullable() })),
  settings: admin
    .route({ method: 'GET', path: '/v1/trackers/settings' })
    .output(z.object({ tracker: trackerView.nullable() })),
  /** Asks GitHub what the token may do there; nothing is stored. */
  check: admin
    .route({ method: 'POST', path: '/v1/trackers/check' })
    .input(access)
    .output(z.object({ ok: z.boolean(), words: z.string() })),
  /** Checks, keeps and uses it. */
  connect: admin.route({ method: 'POST', path: '/v1/trackers' }).input(access).output(withSecret),
  update: admin
    .route({ method: 'PATCH', path: '/v1/trackers' })
    .input(z.object({ settings: trackerSettings }))
    .output(z.object({ tracker: trackerView.nullable() })),
  /** A new secret for GitHub's webhook; the one before ends at once. */
  rotate: admin.route({ method: 'POST', path: '/v1/trackers/rotate' }).output(withSecret),
  /** Forgets token and links. Issues stay as they are. */
  disconnect: admin.route({ method: 'DELETE', path: '/v1/trackers' }).output(z.object({})),
  /** What an issue of a case would say, without what stays with staff; to be read before it is made. */
  draft: agent
    .route({ method: 'GET', path: '/v1/cases/{id}/issue' })
    .input(one)
    .output(z.object({ title: z.string(), body: z.string() })),
  createIssue: agent
    .route({ method: 'POST', path: '/v1/cases/{id}/issue' })
    .input(z.object({ id, title: words(250), body: z.string().trim().max(20_000).refine(isStorable, NOT_STORABLE) }))
    .output(answer),
  /** Links an issue that is there already, by its number or address. */
  linkIssue: agent
    .route({ method: 'POST', path: '/v1/cases/{id}/issue/link' })
    .input(z.object({ id, reference: words(300) }))
    .output(answer),
  /** Tries again what did not work. */
  retryIssue: agent.route({ method: 'POST', path: '/v1/cases/{id}/issue/retry' }).input(one).output(answer),
  unlinkIssue: agent.route({ method: 'DELETE', path: '/v1/cases/{id}/issue' }).input(one).output(answer),
}

export type TrackerSettings = z.infer<typeof trackerSettings>
export type TrackerView = z.infer<typeof trackerView>
