import { randomInt } from 'node:crypto'
import type { Kernel } from '../../kernel/kernel.ts'
import { hashOf } from './secret-token.ts'
import { discordCode } from './tables.ts'

const LIFETIME_MS = 15 * 60 * 1000
/** Letters and digits that nobody mistakes for each other. */
const SIGNS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
const LENGTH = 8

/** A code as it was typed, brought into the form in which it was made. */
export const readCode = (typed: string): string => typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/** What is kept of a code: a copy of the database shows none within the quarter of an hour in which one is of use. */
export const hashOfCode = (workspace: number, code: string): string => hashOf(`${workspace}:${code}`)

/** Makes the code by which an agent proves a Discord account: 15 minutes, one use. An earlier one ends. */
export async function createDiscordCode(
  kernel: Kernel,
  { workspace, agent }: { workspace: number; agent: string },
): Promise<{ code: string; expiresAt: Date }> {
  const code = Array.from({ length: LENGTH }, () => SIGNS.charAt(randomInt(SIGNS.length))).join('')
  const hash = hashOfCode(workspace, code)
  const expiresAt = new Date(kernel.clock.now().getTime() + LIFETIME_MS)
  await kernel.db.orm
    .insert(discordCode)
    .values({ workspace, agentId: agent, hash, expiresAt })
    .onConflictDoUpdate({ target: [discordCode.workspace, discordCode.agentId], set: { hash, expiresAt } })
  return { code, expiresAt }
}
