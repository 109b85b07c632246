import { z } from 'zod'

/** Version of the format; what a newer Guildesk writes, an older one refuses with these words. */
export const SERVER_FILE_VERSION = 1

const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,59}$/, 'A key is made of small letters, digits, - and _.')
  .describe('Stays the same when the name changes, so that a renaming is no new thing.')
const name = z.string().trim().min(1).max(100)

/** Names of permissions as Discord's description has them, in words: `ViewChannel` is "View Channel". Held against Discord's list when the file is read. */
const permissions = z.array(z.string().min(1).max(60)).max(60)

/** Who may do otherwise in a place than their roles say, by the role's key; `everyone`, and `bot` for the application itself. */
const overwrites = z.record(
  z.string(),
  z.strictObject({ allow: permissions.default([]), deny: permissions.default([]) }),
)

export const fileRole = z.strictObject({
  name,
  key: key.optional(),
  color: z
    .string()
    .regex(/^#[0-9a-fA-F]{6}$/)
    .optional(),
  /** Shown apart in the list of members. */
  hoist: z.boolean().default(false),
  mentionable: z.boolean().default(false),
  /** Its members are staff: `/verify` names them, and they may manage reports in Discord. */
  staff: z.boolean().default(false),
  permissions: permissions.default([]),
})

/** What a button of a panel does; `link` opens `url`. */
export const panelAct = z.enum(['help', 'ask', 'bug', 'feature', 'feedback', 'cases', 'report', 'verify', 'link'])

export const filePanel = z.strictObject({
  key,
  /** A heading, and Markdown below it. */
  title: z.string().max(256).optional(),
  text: z.string().min(1).max(3500),
  /** The table: rows of a name and what it is for. */
  fields: z
    .array(z.strictObject({ name: z.string().min(1).max(256), text: z.string().min(1).max(1024) }))
    .max(25)
    .default([]),
  buttons: z
    .array(
      z.strictObject({
        do: panelAct,
        label: z.string().min(1).max(80),
        emoji: z.string().max(8).optional(),
        url: z.url().optional(),
      }),
    )
    .max(25)
    .default([]),
  pin: z.boolean().default(false),
})

/** What a channel is for: choosing it so sets the workspace's settings. */
export const channelUse = z.enum(['support', 'staff', 'bug', 'feature', 'announcements', 'mod-log', 'welcome'])

export const fileChannel = z.strictObject({
  name,
  key: key.optional(),
  type: z.enum(['text', 'announcement', 'forum', 'voice']).default('text'),
  /** 1024 characters, of a forum 4096. */
  topic: z.string().max(4096).optional(),
  use: channelUse.optional(),
  /** Seconds between two messages of one member. */
  slowmode: z.number().int().min(0).max(21_600).optional(),
  /** Left out: as the category has them. */
  permissions: overwrites.optional(),
  /** Of a forum. */
  tags: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(20),
        emoji: z.string().max(8).optional(),
        staff: z.boolean().default(false),
      }),
    )
    .max(20)
    .optional(),
  requireTag: z.boolean().optional(),
  panels: z.array(filePanel).max(10).default([]),
})

export const fileCategory = z.strictObject({
  name,
  key: key.optional(),
  permissions: overwrites.optional(),
  channels: z.array(fileChannel).max(50).default([]),
})

export const fileRule = z.strictObject({
  name,
  key: key.optional(),
  /** `words`: a list of ours. `lists`: lists of Discord's. `names`: words in members' names. */
  type: z.enum(['spam', 'mentions', 'words', 'lists', 'names']),
  enabled: z.boolean().default(true),
  words: z.array(z.string().min(1).max(60)).max(1000).default([]),
  patterns: z.array(z.string().min(1).max(260)).max(10).default([]),
  allow: z.array(z.string().min(1).max(60)).max(100).default([]),
  lists: z.array(z.enum(['profanity', 'sexual_content', 'slurs'])).default([]),
  /** Most mentions in one message. */
  most: z.number().int().min(1).max(50).optional(),
  /** What the member reads whose message is blocked. */
  says: z.string().max(150).optional(),
  /** Key of the channel that is told. */
  alert: z.string().optional(),
  /** Minutes of a time-out; of words and mentions alone. */
  timeOut: z.number().int().min(1).max(40_320).optional(),
  exempt: z
    .strictObject({ roles: z.array(z.string()).max(20).default([]), channels: z.array(z.string()).max(50).default([]) })
    .prefault({}),
})

/** A server as a file describes it. What it does not name is left alone. */
export const serverFile = z.strictObject({
  version: z.literal(SERVER_FILE_VERSION),
  /** The highest first. */
  roles: z.array(fileRole).max(249).default([]),
  /** What every member may do; left out, it is left alone. */
  everyone: z.strictObject({ permissions }).optional(),
  categories: z.array(fileCategory).max(50).default([]),
  automod: z.array(fileRule).max(9).default([]),
})

/** The key of a part: its own, or its name in small letters with dashes. */
export const keyOf = (part: { name: string; key?: string | undefined }): string =>
  part.key ??
  (part.name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60) ||
    'x')

export type ServerFile = z.output<typeof serverFile>
export type FileRole = z.output<typeof fileRole>
export type FileCategory = z.output<typeof fileCategory>
export type FileChannel = z.output<typeof fileChannel>
export type FilePanel = z.output<typeof filePanel>
export type FileRule = z.output<typeof fileRule>
export type FileOverwrites = z.output<typeof overwrites>
export type PanelAct = z.infer<typeof panelAct>
export type ChannelUse = z.infer<typeof channelUse>
