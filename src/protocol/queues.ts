import { z } from 'zod'
import { id } from './primitives.ts'

/** Where the conversations of a queue are answered. */
export const deskName = z.enum(['console', 'flex'])

const guild = z.string().regex(/^\d{15,21}$/)
const queueName = z.string().trim().min(1).max(60)

export const queueView = z.object({
  id,
  /** To be sent back with a change. */
  version: z.number().int(),
  name: z.string(),
  desk: deskName,
  /** Servers whose conversations wait here. */
  guilds: z.array(guild),
  /** It takes what no other queue names, and cannot be removed. */
  isDefault: z.boolean(),
  /** Conversations that wait in it now. */
  waiting: z.number().int(),
})

export const createQueueInput = z.object({
  name: queueName,
  desk: deskName.default('console'),
  guilds: z.array(guild).max(100).default([]),
})

export const updateQueueInput = z.object({
  id,
  version: z.number().int().min(1),
  name: queueName.optional(),
  desk: deskName.optional(),
  guilds: z.array(guild).max(100).optional(),
})

export type QueueView = z.infer<typeof queueView>
export type DeskName = z.infer<typeof deskName>
