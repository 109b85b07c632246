import { z } from 'zod'
import { sandboxFile } from './sandbox-file.ts'
import { id } from './trouble-acts.ts'

/** Something that was said before the sandbox existed. */
const pastMessage = z.object({
  id,
  /** Milliseconds since 1970; null where it was not. */
  edited: z.number().nullable(),
  /** Content, embeds, components and allowed mentions, as an application sends them. */
  body: z.record(z.string(), z.unknown()),
  /** It went out to the servers that follow the channel. */
  published: z.boolean().default(false),
  pinned: z.boolean().default(false),
  files: z.array(sandboxFile).max(10),
})

/** What makes a past, for the demo. */
export const pastActs = {
  /** What was said before, oldest first; channels and messages keep their ids. The application is not told. */
  past: z.object({
    /** Who came since the world was made, under ids of their own; `picture` is that of the member with this id. */
    members: z
      .array(z.object({ id, name: z.string().min(1).max(32), username: z.string(), locale: z.string(), picture: id }))
      .default([]),
    chats: z.array(
      z.object({
        member: id,
        channel: id,
        messages: z.array(pastMessage.extend({ by: z.enum(['member', 'application']) })),
      }),
    ),
    /** Channels of the server, and threads and forum posts that did not stand yet: each after the one it hangs under. */
    rooms: z
      .array(
        z.object({
          channel: id,
          thread: z
            .object({ parent: id, name: z.string().min(1).max(100), tags: z.array(id).max(5), archived: z.boolean() })
            .optional(),
          /** By the application or by a member, whose id it is. */
          messages: z.array(pastMessage.extend({ by: z.union([z.literal('application'), id]) })),
        }),
      )
      .default([]),
  }),
} as const
