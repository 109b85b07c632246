import { z } from 'zod'
import type { Reader, Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { channelPlace, guildAgent, hours, memberLocale, tone } from '../../protocol/settings.ts'

/** The settings as they are stored: what an admin never touched is missing, and has its default here. */
export const workspaceSettings = z.object({
  virtualAgent: z
    .object({
      /** As members read it; it is always labelled as a virtual agent beside its name. */
      name: z.string().default('Guide'),
      /** Off: a conversation goes to the queue with its first words. */
      enabled: z.boolean().default(true),
      tone: tone.default('plain'),
      caution: z.number().min(0).max(1).default(0.5),
      askShows: z.enum(['private', 'public', 'choose']).default('choose'),
      guilds: z.array(guildAgent).default([]),
    })
    .prefault({}),
  /** Own words, by language, in place of the greeting's first sentence; see greeting-words.ts. */
  greeting: z.object({ en: z.string().optional(), 'pt-BR': z.string().optional() }).prefault({}),
  supportChannel: channelPlace.nullable().default(null),
  staffChannel: channelPlace.nullable().default(null),
  bugChannel: channelPlace.nullable().default(null),
  featureChannel: channelPlace.nullable().default(null),
  announcementChannel: channelPlace.nullable().default(null),
  modLogChannel: channelPlace.nullable().default(null),
  welcomeChannel: channelPlace.nullable().default(null),
  safety: z
    .object({
      tellOnJoin: z.boolean().default(true),
      lookalikes: z.boolean().default(true),
      filterDirect: z.boolean().default(true),
      scamWords: z.array(z.string()).default([]),
      allowedHosts: z.array(z.string()).default([]),
      minimumAccountDays: z.number().int().default(0),
      conversationsADay: z.number().int().default(20),
      reportsAnHour: z.number().int().default(5),
      messagesAMinute: z.number().int().default(60),
    })
    .prefault({}),
  timeZone: z.string().default('UTC'),
  staffRoles: z.array(channelPlace).default([]),
  times: z
    .object({
      automatedEndHours: hours.default(24),
      reminderHours: hours.default(24),
      endHours: hours.default(24),
      graceHours: hours.default(72),
    })
    .prefault({}),
})

export type WorkspaceSettings = z.infer<typeof workspaceSettings>

/** Settings together with what of the workspace stands in columns of its own. */
export interface ReadSettings extends WorkspaceSettings {
  /** Raised by every change. */
  version: number
  /** The brand's name. */
  name: string
  locale: z.infer<typeof memberLocale>
  demo: boolean
}

interface Row {
  name: string
  locale: string
  demo: boolean
  settings: unknown
  version: number
}

const READ: Statement = {
  name: 'workspace_settings_read',
  text: 'select name, locale, demo, settings, settings_version as version from workspace where id = $1',
}
// No key is changed: whoever stores something of this workspace meanwhile, which refers to its row, is not waited for.
const LOCK: Statement = { name: 'workspace_settings_lock', text: `${READ.text} for no key update` }

/** What is set now: whoever acts by a setting reads it when they act. @throws Refusal `not_found` */
export async function readSettings(reader: Reader, workspace: number): Promise<ReadSettings> {
  return settingsOf(await reader.run<Row>(READ, [workspace]))
}

/** The same, held against other writers until the end of the transaction. @throws Refusal `not_found` */
export async function lockSettings(reader: Reader, workspace: number): Promise<ReadSettings> {
  return settingsOf(await reader.run<Row>(LOCK, [workspace]))
}

function settingsOf([row]: Row[]): ReadSettings {
  if (!row) throw new Refusal('not_found', 'There is no such workspace.')
  const { name, demo, version } = row
  const locale = memberLocale.catch('en').parse(row.locale)
  return { ...workspaceSettings.parse(row.settings), version, name, locale, demo }
}
