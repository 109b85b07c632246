import { hashPassword, verifyPassword } from '@better-auth/utils/password'
import { and, eq } from 'drizzle-orm'
import { showInvitation, useInvitation } from '../../core/agent/use-invitation.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { AcceptInput } from '../../protocol/agents.ts'
import type { Caller } from './authenticate.ts'
import { createSignIn } from './create-sign-in.ts'
import { signInAccount, user } from './tables.ts'
import { pinWorkspace } from './workspace-choice.ts'

/**
 * Makes an agent of whoever holds an invitation, with a new sign-in; or with the one that the address has, when the password is that one's:
 * somebody who is no active agent anywhere could not sign in first. Their next session begins in this workspace. Answers the e-mail
 * address to sign in with.
 * @throws Refusal `forbidden` for a dead invitation, `conflict` when the address has another password, or they are in the team
 */
export async function acceptInvitation(kernel: Kernel, input: AcceptInput): Promise<string> {
  const at = kernel.clock.now()
  const email = input.email.toLowerCase()
  const { token, name, publicName } = input
  // Hashing is slow on purpose, and strangers may call this.
  await showInvitation(kernel.db, { token, now: at })
  const known = await signInOf(kernel, { email, password: input.password })
  const password = known ? '' : await hashPassword(input.password)
  await kernel.db.transaction(async (tx) => {
    const userId = known ?? (await createSignIn(tx, { name, email, password, at }))
    const { workspace } = await useInvitation(tx, { token, userId, name, publicName, at })
    await tx.orm.update(user).set({ lastWorkspace: workspace }).where(eq(user.id, userId))
  })
  return email
}

/** The sign-in that an address has, if the password is its own; null where the address is new. */
async function signInOf(
  kernel: Kernel,
  { email, password }: { email: string; password: string },
): Promise<string | null> {
  const [known] = await kernel.db.orm
    .select({ id: user.id, hash: signInAccount.password })
    .from(user)
    .leftJoin(signInAccount, and(eq(signInAccount.userId, user.id), eq(signInAccount.providerId, 'credential')))
    .where(eq(user.email, email))
  if (!known) return null
  if (known.hash && (await verifyPassword(known.hash, password))) return known.id
  throw new Refusal('conflict', 'This e-mail address has a sign-in already. Use its password, or sign in first.', {
    field: 'email',
  })
}

/**
 * The same for who is signed in: with their own sign-in, and their session works in the new workspace from here on.
 * @throws Refusal `invalid` for a program, `forbidden` for a dead invitation, `conflict` when they are in the team
 */
export async function joinWorkspace(
  kernel: Kernel,
  caller: Caller,
  { token, publicName }: { token: string; publicName: string },
): Promise<void> {
  if (caller.session === null) throw new Refusal('invalid', 'An API key accepts no invitation. Sign in first.')
  const { userId, name } = caller
  const at = kernel.clock.now()
  const { workspace } = await kernel.db.transaction((tx) => useInvitation(tx, { token, userId, name, publicName, at }))
  await pinWorkspace(kernel, { ...caller, workspace })
}
