import { z } from 'zod'
import { id, instant } from './primitives.ts'
import { PUBLIC_NAME_FAULTS, PUBLIC_NAME_LENGTH, PUBLIC_NAME_SHAPE, TOO_MANY_MARKS } from './public-name.ts'

/** Bytes of an agent's picture. */
export const PICTURE_BYTES_LIMIT = 1024 * 1024

/** The name that members read, e.g. "**Ana:** …" on Discord. */
export const publicName = z
  .string()
  .trim()
  .min(1)
  .max(PUBLIC_NAME_LENGTH)
  .regex(PUBLIC_NAME_SHAPE, PUBLIC_NAME_FAULTS.shape)
  .refine((name) => !TOO_MANY_MARKS.test(name), PUBLIC_NAME_FAULTS.marks)

/** An owner may do everything; an admin settings, agents and articles; a moderator announces and moderates; an agent answers. */
export const agentRole = z.enum(['owner', 'admin', 'moderator', 'agent'])
/** Roles that can be given: a workspace has one owner. */
export const givenRole = z.enum(['admin', 'moderator', 'agent'])

/** An agent as colleagues see them; members only ever see the public name and the picture. */
export const agentView = z.object({
  id,
  publicName: z.string(),
  /** Address of the picture, or null: the console then draws a creature by id. */
  picture: z.string().nullable(),
})

/** An agent in the list of the team. */
export const agentEntry = agentView.extend({
  role: agentRole,
  /** Whether new conversations may come to them. */
  available: z.boolean(),
  /** What admins alone read. */
  details: z
    .object({
      name: z.string(),
      email: z.string(),
      joinedAt: instant,
      deactivatedAt: instant.nullable(),
      /** Name of the Discord account that they have proved. */
      discord: z.string().nullable(),
      /** Conversations that they have now; a deactivation gives them back to the queue. */
      chats: z.number().int(),
    })
    .nullable(),
})

export const agentListInput = z.object({
  /** Deactivated ones too; for admins. */
  deactivated: z.stringbool().or(z.boolean()).default(false),
})

export const agentRoleInput = z.object({ id, role: givenRole })

export const workspaceChoice = z.object({ id: z.number().int(), name: z.string(), demo: z.boolean() })

export const me = z.object({
  agent: agentView.extend({
    name: z.string(),
    email: z.string(),
    role: agentRole,
    available: z.boolean(),
    /** The Discord account that the caller has proved, by which they take conversations in Discord. */
    discord: z.object({ id: z.string(), name: z.string() }).nullable(),
  }),
  workspace: workspaceChoice,
  /** All workspaces that the caller may switch to, this one included. */
  workspaces: z.array(workspaceChoice),
  /** Address of the simulated Discord's page while this workspace is connected to it. */
  sandbox: z.string().nullable(),
})

const realName = z.string().trim().min(1).max(80)
const password = z.string().min(10).max(200)
/** The secret of a one-time link. */
const linkToken = z.string().min(20).max(200)

export const ownerInput = z.object({
  token: linkToken,
  workspaceName: z.string().trim().min(1).max(80),
  name: realName,
  publicName,
  email: z.email().max(200),
  password,
})

export const profileInput = z.object({ publicName: publicName.optional(), available: z.boolean().optional() })

/** A link that waits for somebody. */
export const invitationView = z.object({
  id,
  role: givenRole,
  /** For whom it is, in the words of who made it. */
  note: z.string(),
  invitedBy: agentView,
  createdAt: instant,
  expiresAt: instant,
})

/** What whoever holds the link may read. */
export const invitationOffer = z.object({
  workspaceName: z.string(),
  role: givenRole,
  /** Public name of who invited. */
  invitedBy: z.string(),
})

export const invitationInput = z.object({ role: givenRole, note: z.string().trim().max(200).default('') })
export const invitationToken = z.object({ token: linkToken })
/** A new sign-in; or, where the address has one already, that one's own password. */
export const acceptInput = z.object({
  token: linkToken,
  name: realName,
  publicName,
  email: z.email().max(200),
  password,
})
export const joinInput = z.object({ token: linkToken, publicName })

export const resetInput = z.object({ token: linkToken, password })
/** A one-time link, shown once. */
export const madeLink = z.object({ link: z.string(), expiresAt: instant })

export type AgentView = z.infer<typeof agentView>
export type Me = z.infer<typeof me>
export type OwnerInput = z.infer<typeof ownerInput>
export type AgentRole = z.infer<typeof agentRole>
export type GivenRole = z.infer<typeof givenRole>
export type AgentEntry = z.infer<typeof agentEntry>
export type WorkspaceChoice = z.infer<typeof workspaceChoice>
export type AcceptInput = z.infer<typeof acceptInput>
export type InvitationView = z.infer<typeof invitationView>
export type InvitationOffer = z.infer<typeof invitationOffer>
