import { z } from 'zod'
import { publicName } from './agents.ts'
import { GREETING_LENGTH, HOURS_MOST, WORKSPACE_NAME_LENGTH } from './limits.ts'
import { id } from './primitives.ts'

/** PostgreSQL stores no U+0000, and nobody means one. */
const NO_NUL = (value: string): boolean => !value.includes('\u0000')
const NUL = 'A character of it cannot be stored (U+0000).'

/** Whether this machine knows the zone, by its name in the IANA list. */
function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

/** The languages that members are written to in. */
export const memberLocale = z.enum(['en', 'pt-BR'])

export const workspaceName = z.string().trim().min(1).max(WORKSPACE_NAME_LENGTH).refine(NO_NUL, NUL)
/** The first sentence of the greeting, `{name}` being the virtual agent's name. */
export const greetingWords = z.string().trim().min(1).max(GREETING_LENGTH).refine(NO_NUL, NUL)
/** Whole hours, from one to thirty days. */
export const hours = z.number().int().min(1).max(HOURS_MOST)

/** A channel, or a role, of a Discord server; the name is what it was called when it was chosen. */
export const channelPlace = z.object({
  guild: z.string().regex(/^\d{15,21}$/),
  id: z.string().regex(/^\d{15,21}$/),
  name: z.string(),
})

/** How the virtual agent speaks: to the point, or with a warm word before it. */
export const tone = z.enum(['plain', 'warm'])
const language = z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/)

/** What the virtual agent does otherwise in one Discord server; what is left out is as everywhere. */
export const guildAgent = z.object({
  guild: z.string().regex(/^\d{15,21}$/),
  name: publicName.optional(),
  tone: tone.optional(),
  /** Collections whose articles it answers with, and those that stand in none; null: all. */
  collections: z.array(id).max(100).nullable().default(null),
  /** Languages in which it answers; questions in others go to a person. Null: all. */
  languages: z.array(language).max(20).nullable().default(null),
  /** Forums in which it answers what nobody asked it, when it is surer than elsewhere. Needs the message content intent. */
  forums: z
    .array(channelPlace.omit({ guild: true }))
    .max(20)
    .default([]),
})

const times = z.object({
  /** Silence after which a chat with the virtual agent ends. */
  automatedEndHours: hours,
  /** The member's silence after which an agent's chat gets a reminder; `endHours` later it ends. */
  reminderHours: hours,
  endHours: hours,
  /** How long after its end a chat opens again when the member writes. */
  graceHours: hours,
})

/** What keeps members from being fooled and flooded. */
export const safety = z.object({
  /** Tell who joins who is staff, and that nobody of them asks for a password. */
  tellOnJoin: z.boolean(),
  /** Warn the moderators of members who look like staff. */
  lookalikes: z.boolean(),
  /** Look for scams in what is written to the bot directly, which AutoMod does not see. */
  filterDirect: z.boolean(),
  /** Words and hosts that are scams besides our own list, and hosts that are none. */
  scamWords: z.array(z.string().trim().min(2).max(60)).max(300),
  allowedHosts: z.array(z.string().trim().min(3).max(100)).max(100),
  /** Days that an account must be old to open a conversation or file a report; 0: any age. */
  minimumAccountDays: z.number().int().min(0).max(365),
  /** Most that one member may do. */
  conversationsADay: z.number().int().min(1).max(200),
  reportsAnHour: z.number().int().min(1).max(100),
  messagesAMinute: z.number().int().min(5).max(300),
})

export const settingsView = z.object({
  /** To be sent back with a change, so that nobody writes over what they have not seen. */
  version: z.number().int(),
  /** The brand's name, as members read it. */
  name: z.string(),
  locale: memberLocale,
  virtualAgent: z.object({
    name: z.string(),
    enabled: z.boolean(),
    tone,
    /** From 0, answers most, to 1, only when it is surest. */
    caution: z.number(),
    /** Who sees the answer to `/ask`: who asked, everybody, or as they choose. */
    askShows: z.enum(['private', 'public', 'choose']),
    guilds: z.array(guildAgent),
  }),
  /** Own words in place of the greeting's first sentence; a language that is left out keeps ours. */
  greeting: z.object({ en: z.string().optional(), 'pt-BR': z.string().optional() }),
  /** Where members without open direct messages are talked to, when they asked in no channel. */
  supportChannel: channelPlace.nullable(),
  /** Where one line says who waits. */
  staffChannel: channelPlace.nullable(),
  /** Where the living cards of bugs stand: a text channel, each with a thread. */
  bugChannel: channelPlace.nullable(),
  /** Where the living cards of feature requests stand: a forum, one post each. */
  featureChannel: channelPlace.nullable(),
  /** Where announcements go unless another place is chosen, and which is watched: members must not write there. */
  announcementChannel: channelPlace.nullable(),
  /** Where moderators are told of what happens: one line for each report and act. */
  modLogChannel: channelPlace.nullable(),
  /** Where those who join are greeted with who is staff; null: nobody is. */
  welcomeChannel: channelPlace.nullable(),
  safety,
  /** Zone in which times are chosen and shown to the team, of the IANA list. */
  timeZone: z.string(),
  /** Roles whose members may manage reports in Discord, besides linked agents; where none is chosen, whoever may manage messages there. */
  staffRoles: z.array(channelPlace),
  times,
  /** Settings that the environment decides, each with the variable's name; they are shown and cannot be changed here. */
  fixed: z.object({ discordToken: z.literal('DISCORD_TOKEN').optional() }),
  /** Whether this is the demo workspace, which the owner may remove. */
  demo: z.boolean(),
})

/** The settings that name a channel of Discord. */
export const CHANNEL_SETTINGS = [
  'supportChannel',
  'staffChannel',
  'bugChannel',
  'featureChannel',
  'announcementChannel',
  'modLogChannel',
  'welcomeChannel',
] as const
export type ChannelSetting = (typeof CHANNEL_SETTINGS)[number]

const chosenChannel = channelPlace.omit({ name: true })

/** What is left out stays as it is. */
export const settingsChange = z.object({
  /** The version that was read. */
  version: z.number().int().min(1),
  name: workspaceName.optional(),
  locale: memberLocale.optional(),
  virtualAgent: z
    .object({
      name: publicName.optional(),
      enabled: z.boolean().optional(),
      tone: tone.optional(),
      caution: z.number().min(0).max(1).optional(),
      askShows: z.enum(['private', 'public', 'choose']).optional(),
      /** All of them; what is left out goes. */
      guilds: z.array(guildAgent).max(100).optional(),
    })
    .optional(),
  /** Null brings our own words back. */
  greeting: z
    .object({ en: greetingWords.nullable().optional(), 'pt-BR': greetingWords.nullable().optional() })
    .optional(),
  supportChannel: chosenChannel.nullable().optional(),
  staffChannel: chosenChannel.nullable().optional(),
  bugChannel: chosenChannel.nullable().optional(),
  featureChannel: chosenChannel.nullable().optional(),
  announcementChannel: chosenChannel.nullable().optional(),
  modLogChannel: chosenChannel.nullable().optional(),
  welcomeChannel: chosenChannel.nullable().optional(),
  safety: safety.partial().optional(),
  timeZone: z.string().min(1).max(60).refine(isZone, 'There is no such time zone.').optional(),
  staffRoles: z.array(chosenChannel).max(20).optional(),
  times: times.partial().optional(),
})

export type SettingsView = z.infer<typeof settingsView>
export type SettingsChange = z.infer<typeof settingsChange>
export type GuildAgent = z.infer<typeof guildAgent>
export type ChannelPlace = z.infer<typeof channelPlace>
