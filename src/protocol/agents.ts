import { z } from 'zod'
import { id } from './primitives.ts'
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

export const agentRole = z.enum(['owner', 'agent'])

/** An agent as colleagues see them; members only ever see the public name and the picture. */
export const agentView = z.object({
  id,
  publicName: z.string(),
  /** Address of the picture, or null: the console then draws a creature by id. */
  picture: z.string().nullable(),
})

export const me = z.object({
  agent: agentView.extend({ name: z.string(), email: z.string(), role: agentRole }),
  workspace: z.object({ id: z.number().int(), name: z.string() }),
  /** Address of the simulated Discord's page while this workspace is connected to it. */
  sandbox: z.string().nullable(),
})

export const ownerInput = z.object({
  /** The secret of the one-time link. */
  token: z.string().min(20).max(200),
  workspaceName: z.string().trim().min(1).max(80),
  name: z.string().trim().min(1).max(80),
  publicName,
  email: z.email().max(200),
  password: z.string().min(10).max(200),
})

export const profileInput = z.object({ publicName })

export type AgentView = z.infer<typeof agentView>
export type Me = z.infer<typeof me>
export type OwnerInput = z.infer<typeof ownerInput>
