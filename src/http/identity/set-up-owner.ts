import { hashPassword } from '@better-auth/utils/password'
import { createOwner } from '../../core/agent/create-owner.ts'
import { findOwner } from '../../core/agent/find-agent.ts'
import { checkOwnerLink, useOwnerLink } from '../../core/agent/owner-link.ts'
import { renameWorkspace } from '../../core/workspace/rename-workspace.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { type OwnerInput, publicName } from '../../protocol/agents.ts'
import { createSignIn } from './create-sign-in.ts'

/**
 * Makes the owner by the one-time link: the link is used up, the sign-in, the agent and the workspace's name are written, or
 * nothing is. Answers the e-mail address to sign in with.
 * @throws Refusal `forbidden` for a dead link, `conflict` when there is an owner or the address is taken
 */
export async function setUpOwner(kernel: Kernel, input: OwnerInput): Promise<string> {
  const email = input.email.toLowerCase()
  const at = kernel.clock.now()
  // Hashing is slow on purpose, and strangers may call this.
  await checkOwnerLink(kernel.db, { token: input.token, now: at })
  const password = await hashPassword(input.password)
  await kernel.db.transaction(async (tx) => {
    const workspace = await useOwnerLink(tx, { token: input.token, now: at })
    const userId = await createSignIn(tx, { name: input.name, email, password, at })
    await createOwner(tx, { workspace, userId, name: input.name, publicName: input.publicName, at })
    await renameWorkspace(tx, { workspace, name: input.workspaceName })
  })
  return email
}

/**
 * Makes the owner that the environment names, unless the workspace has one: nothing that an owner changed later is undone by a
 * restart. Answers whether one was made.
 */
export async function ensureOwner(
  kernel: Kernel,
  { workspace, email: given, password }: { workspace: number; email: string; password: string },
): Promise<boolean> {
  if (await findOwner(kernel.db, workspace)) return false
  const email = given.toLowerCase()
  const hash = await hashPassword(password)
  const at = kernel.clock.now()
  const name = email.split('@')[0] || 'Owner'
  const shown = publicName.safeParse(name.slice(0, 1).toUpperCase() + name.slice(1))
  await kernel.db.transaction(async (tx) => {
    const userId = await createSignIn(tx, { name, email, password: hash, at })
    await createOwner(tx, { workspace, userId, name, publicName: shown.success ? shown.data : 'Support', at })
  })
  return true
}
