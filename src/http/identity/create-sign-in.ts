import type { Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { newId } from '../../kernel/ids.ts'
import { signInAccount, user } from './tables.ts'

/**
 * Writes a sign-in as better-auth would: its own sign-up is disabled, for the server as well. `password` is hashed already. Answers its id.
 * @throws Refusal `conflict` when the address is taken
 */
export async function createSignIn(
  tx: Transaction,
  { name, email, password, at }: { name: string; email: string; password: string; at: Date },
): Promise<string> {
  const id = newId()
  const made = await tx.orm
    .insert(user)
    .values({ id, name, email, createdAt: at, updatedAt: at })
    .onConflictDoNothing({ target: user.email })
    .returning({ id: user.id })
  if (made.length === 0) throw new Refusal('conflict', 'This e-mail address is taken.', { field: 'email' })
  await tx.orm.insert(signInAccount).values({
    id: newId(),
    accountId: id,
    providerId: 'credential',
    userId: id,
    password,
    createdAt: at,
    updatedAt: at,
  })
  return id
}
