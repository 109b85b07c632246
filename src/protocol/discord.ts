import { z } from 'zod'

const snowflake = z.string().regex(/^\d{15,21}$/)

/** Rights that are missing, by Discord's own names, e.g. "Create Private Threads". */
const missing = z.array(z.string())

/** A workspace's Discord application, as Settings show it. */
export const discordView = z.object({
  /** Null while none is connected. */
  application: z
    .object({
      /** Null where Discord has not told it yet. */
      id: z.string().nullable(),
      name: z.string().nullable(),
      botName: z.string().nullable(),
      phase: z.enum(['standby', 'connecting', 'connected', 'stopped']),
      /** What a person is to do before it works, in one sentence. */
      problem: z.string().nullable(),
      /** It belongs to the simulated Discord. */
      simulated: z.boolean(),
      /** Whether words in servers can be read (Message Content Intent); null where Discord could not be asked. */
      messageContent: z.boolean().nullable(),
      /** Whether Discord tells of every member who joins or changes (Server Members Intent); null where it could not be asked. */
      guildMembers: z.boolean().nullable(),
    })
    .nullable(),
  /** Adds the bot to a server with exactly the rights that it needs; null while there is no application, or a simulated one. */
  invite: z.url().nullable(),
  /** Servers that the bot is in; `missing` are rights that its roles do not give. Null where Discord could not be asked. */
  guilds: z.array(z.object({ id: z.string(), name: z.string(), icon: z.string().nullable(), missing })).nullable(),
  /** Why Discord could not be asked just now, in one sentence. */
  unanswered: z.string().nullable(),
})

export const discordChannelsInput = z.object({ guild: snowflake })

/** A channel of a server that holds words, and what the bot lacks there for each purpose. */
export const discordChannel = z.object({
  id: z.string(),
  name: z.string(),
  /** `feature` cards stand in a forum, all else in a text channel. */
  kind: z.enum(['text', 'forum', 'announcement']),
  category: z.string().nullable(),
  /** Everyone in the server can read it: no place for a team's lines about members. */
  everyoneReads: z.boolean(),
  support: z.object({ missing }),
  staff: z.object({ missing }),
  bug: z.object({ missing }),
  feature: z.object({ missing }),
})

/** A role of a server. */
export const discordRole = z.object({ id: z.string(), name: z.string() })

/** Room for a token with what people copy around it; it is trimmed, and never answered. */
const token = z.string().max(500)

export const discordCheckInput = z.object({ token })

/** What Discord itself says of a token. */
export const discordCheck = z.object({
  ok: z.boolean(),
  /** What was found, or what is wrong and what to do, in a sentence or two. */
  words: z.string(),
  application: z
    .object({ id: z.string(), name: z.string(), botName: z.string(), messageContent: z.boolean() })
    .nullable(),
  guilds: z.array(z.object({ id: z.string(), name: z.string() })),
  invite: z.url().nullable(),
})

/** Without a token the stored one is connected again. */
export const discordConnectInput = z.object({ token: token.optional() })

export type DiscordView = z.infer<typeof discordView>
export type DiscordChannelView = z.infer<typeof discordChannel>
export type DiscordRoleView = z.infer<typeof discordRole>
export type DiscordCheck = z.infer<typeof discordCheck>
