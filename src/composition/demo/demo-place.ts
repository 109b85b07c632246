import { z } from 'zod'

const named = z.object({ id: z.string(), name: z.string() })

/** The simulated server as it stands: where the demo's chats are to have taken place, and who is there. */
export const demoPlace = z.object({
  guild: named,
  channels: z.array(named),
  /** Channels of posts, with the tags that a post may have. */
  forums: z.array(named.extend({ tags: z.array(named) })).default([]),
  members: z.array(
    z.object({
      id: z.string(),
      username: z.string(),
      name: z.string(),
      /** Address of the picture. */
      picture: z.string().nullable(),
      locale: z.string(),
      roles: z.array(z.string()),
    }),
  ),
})

/** All that was said before today. */
export interface Said {
  members: PastMember[]
  chats: PastChat[]
  rooms: PastRoom[]
}

export type DemoPlace = z.infer<typeof demoPlace>
export type DemoMember = DemoPlace['members'][number]

/** Somebody who came since the server was described. */
export interface PastMember {
  id: string
  name: string
  username: string
  locale: string
  /** Whose picture they wear: a member's id. */
  picture: string
}

/** What was said in a member's direct messages before today, for the simulated Discord to show too. */
export interface PastChat {
  member: string
  channel: string
  messages: PastMessage[]
}

/** What stood in a channel, thread or forum post before today, for the simulated Discord to show too. */
export interface PastRoom {
  channel: string
  /** Where it is a thread or a post. */
  thread?: { parent: string; name: string; tags: string[]; archived: boolean }
  /** `by`: a member's id, or the application. */
  messages: (Omit<PastMessage, 'by'> & { by: string })[]
}

export interface PastMessage {
  id: string
  by: 'member' | 'application'
  /** Milliseconds since 1970. */
  edited: number | null
  /** Of the application: as Discord was asked to show it. */
  body: { content?: string; embeds?: unknown[]; components?: unknown[]; allowed_mentions?: unknown }
  files: { name: string; type: string; base64: string }[]
  /** It went out to the servers that follow the channel. */
  published?: true
  pinned?: true
}
