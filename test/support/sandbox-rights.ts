import { bitsOf, type PermissionName } from '../../sandbox/world/permissions.ts'
import type { TestSandbox } from './sandbox-client.ts'

/** Gives the application's own role these permissions and no others, so that a test says itself what it needs. */
export function setRights({ running }: TestSandbox, ...names: PermissionName[]): void {
  const { world } = running.sandbox
  const own = world.members.get(world.application.bot)!.roles[0]!
  world.keep({ kind: 'role', value: { ...world.roles.get(own)!, permissions: bitsOf(...names).toString() } })
}

/** Status and Discord's code of a refusal, or status and nothing. */
export async function codeOf(answer: Promise<{ status: number; body: { code?: number } | undefined }>) {
  const { status, body } = await answer
  return body?.code === undefined ? [status] : [status, body.code]
}
