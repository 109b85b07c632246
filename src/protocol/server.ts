import { z } from 'zod'
import { admin } from './access.ts'
import { id, instant } from './primitives.ts'

const guild = z.string().regex(/^\d{15,21}$/)
/** A server file as text: YAML, at most 200 kB. */
const file = z.string().max(200_000)

/** What a step or a finding is about; `server`: the guild itself. */
export const serverPart = z.enum([
  'server',
  'role',
  'everyone',
  'category',
  'channel',
  'tag',
  'panel',
  'automod',
  'order',
])

/** Something that must be mended before it can go on: what, why, and the link that mends it. */
export const serverObstacle = z.object({
  words: z.string(),
  /** Adds the bot again with the missing rights; null where a person must do something else. */
  invite: z.string().nullable(),
})

/** One thing that would be done, or was. */
export const serverStep = z.object({
  /** Stable while the file and the server stay as they are: `create channel rules`. */
  id: z.string(),
  act: z.enum(['create', 'change', 'delete', 'post', 'order']),
  part: serverPart,
  /** As people call it: `#rules`, `Moderator`. */
  name: z.string(),
  /** Where it stands, e.g. the category's name; null where that says nothing. */
  within: z.string().nullable(),
  /** What changes, one line each: `topic`, what is there (null: nothing), what shall be. */
  lines: z.array(z.object({ what: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** It gives members more than they have, or takes something away: shown with emphasis. */
  careful: z.boolean(),
  obstacle: serverObstacle.nullable(),
  state: z.enum(['planned', 'done', 'failed', 'left']),
  /** Why it failed, and what to do. */
  words: z.string().nullable(),
})

/** What is wrong in a file, in words, with the line that it stands in where one does. */
export const fileFault = z.object({ line: z.number().int().nullable(), words: z.string() })

export const serverPlan = z.object({
  /** Names this plan: `apply` takes it, and does nothing when the server has changed since. */
  hash: z.string(),
  steps: z.array(serverStep),
  /** What stands in the server and not in the file; deleted only with `prune`. */
  besides: z.array(z.object({ part: serverPart, name: z.string() })),
  faults: z.array(fileFault),
  /** What keeps all of it from being done. */
  obstacles: z.array(serverObstacle),
})

/** A run of `apply`. */
export const serverRun = z.object({
  id,
  state: z.enum(['running', 'done', 'failed', 'stopped']),
  steps: z.array(serverStep),
  /** Why it stopped, and what to do. `stopped`: the process ended in the middle; apply again goes on. */
  words: z.string().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
})

/** Something that was changed by hand since the file was applied. */
export const driftItem = z.object({
  kind: z.enum(['missing', 'renamed', 'moved', 'changed', 'permissions', 'panel_deleted', 'panel_changed']),
  part: serverPart,
  name: z.string(),
  /** In a sentence: "#rules was renamed to #laws." */
  words: z.string(),
  /** Somebody may see or do what they should not. */
  grave: z.boolean(),
})

export const serverView = z.object({
  guild,
  /** The stored file, or the template while none was stored. */
  file: z.string(),
  /** None was stored yet. */
  isTemplate: z.boolean(),
  /** The stored file was applied to its end. */
  appliedAt: instant.nullable(),
  run: serverRun.nullable(),
  drift: z.array(driftItem),
  lookedAt: instant.nullable(),
})

/** One line of the doctor: a limit that is near, a right that is missing, something that is well. */
export const healthItem = z.object({
  tone: z.enum(['ok', 'warn', 'bad']),
  /** "41 of 50 channels in Community". */
  words: z.string(),
  /** What to do; null where nothing is. */
  fix: z.string().nullable(),
  invite: z.string().nullable(),
  /** Where it is a number against a limit. */
  used: z.number().int().nullable(),
  most: z.number().int().nullable(),
})

const named = z.object({ guild })

/** A guild kept as a file describes it. */
export const server = {
  show: admin.route({ method: 'GET', path: '/v1/discord/servers/{guild}' }).input(named).output(serverView),
  /** What `apply` would do. Without a file: the stored one, else the template. Nothing is changed by looking. */
  plan: admin
    .route({ method: 'POST', path: '/v1/discord/servers/{guild}/plan' })
    .input(named.extend({ file: file.optional(), prune: z.boolean().default(false) }))
    .output(serverPlan),
  /**
   * Stores the file and makes the server so. Answers at once with the run, which goes on; `show` says how far it is. `conflict` when the
   * server has changed since the plan, or a run goes on. With `prune`, `confirm` must be the server's name.
   */
  apply: admin
    .route({ method: 'POST', path: '/v1/discord/servers/{guild}/apply' })
    .input(
      named.extend({
        file: file.optional(),
        hash: z.string(),
        prune: z.boolean().default(false),
        confirm: z.string().optional(),
      }),
    )
    .output(serverView),
  /** Looks anew at what was changed by hand. */
  drift: admin.route({ method: 'POST', path: '/v1/discord/servers/{guild}/drift' }).input(named).output(serverView),
  /** Today's server as a file. */
  export: admin
    .route({ method: 'GET', path: '/v1/discord/servers/{guild}/export' })
    .input(named)
    .output(z.object({ file: z.string() })),
  /** The ready template. */
  template: admin.route({ method: 'GET', path: '/v1/discord/server-template' }).output(z.object({ file: z.string() })),
  /** Limits that are near, and rights that are missing. */
  health: admin
    .route({ method: 'GET', path: '/v1/discord/servers/{guild}/health' })
    .input(named)
    .output(z.object({ items: z.array(healthItem), at: instant })),
  /** Of the wizard: the first message that came from this guild, or directly from one of its members, since then. */
  firstMessage: admin
    .route({ method: 'GET', path: '/v1/discord/servers/{guild}/first-message' })
    .input(named.extend({ since: instant }))
    .output(z.object({ conversation: id.nullable(), name: z.string().nullable(), at: instant.nullable() })),
}

export type ServerPart = z.infer<typeof serverPart>
export type ServerStep = z.infer<typeof serverStep>
export type ServerPlan = z.infer<typeof serverPlan>
export type ServerRun = z.infer<typeof serverRun>
export type ServerView = z.infer<typeof serverView>
export type ServerObstacle = z.infer<typeof serverObstacle>
export type DriftItem = z.infer<typeof driftItem>
export type FileFault = z.infer<typeof fileFault>
export type HealthItem = z.infer<typeof healthItem>
