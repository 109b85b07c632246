import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import { HOOK_PURPOSE } from './tracker.ts'
import { wakeIssues } from './wake-issue.ts'

const READ: Statement = {
  name: 'tracker_hook',
  text: 'select workspace, repository, hook_secret as secret from tracker where id = $1',
}

const HEARD: Statement = {
  name: 'tracker_heard',
  text: 'update tracker set heard_at = $2 where workspace = $1',
}

const CASE_OF: Statement = {
  name: 'tracker_case_of',
  text: 'update tracker_issue set hints = hints + 1 where workspace = $1 and number = $2 returning case_id as id',
}

/** Of what GitHub tells: which issue, and of which repository. */
const told = z.object({
  issue: z.object({ number: z.number().int() }).optional(),
  repository: z.object({ full_name: z.string() }).optional(),
})

/**
 * Hears what GitHub tells by its webhook. It is a hint only: what is true is read there before anything is done, so what comes twice, late or
 * in another order does no harm.
 * @throws Refusal unauthenticated, for a wrong signature and for an address that means no tracker alike; nothing is stored then
 */
export async function hearHook(
  kernel: Kernel,
  secrets: Secrets,
  { id, signature, body }: { id: string; signature: string; body: Uint8Array },
): Promise<void> {
  const [row] = await kernel.db.run<{ workspace: number; repository: string; secret: string }>(READ, [id])
  if (!row || !isSigned(secrets.open(HOOK_PURPOSE, row.secret), signature, body)) throw NOT_SIGNED()
  const { workspace, repository } = row
  const now = kernel.clock.now()
  const { issue, repository: of } = read(body)
  await kernel.db.transaction(async (tx) => {
    tx.later(HEARD, [workspace, now])
    if (!issue || of?.full_name.toLowerCase() !== repository.toLowerCase()) return
    const found = await tx.run<{ id: string }>(CASE_OF, [workspace, issue.number])
    await wakeIssues(
      tx,
      workspace,
      found.map((each) => each.id),
      now,
    )
  })
}

const NOT_SIGNED = (): Refusal => new Refusal('unauthenticated', 'The signature is not right. Compare the secret.')

/** `X-Hub-Signature-256`: HMAC-SHA256 over the raw body. */
function isSigned(secret: string, signature: string, body: Uint8Array): boolean {
  const right = Buffer.from(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`)
  const given = Buffer.from(signature)
  return given.length === right.length && timingSafeEqual(given, right)
}

/** A signed body that means nothing to us is heard all the same: GitHub's other events. */
function read(body: Uint8Array): z.infer<typeof told> {
  try {
    const words = Buffer.from(body).toString('utf8')
    // GitHub sends a form where nobody has chosen JSON.
    return told.parse(JSON.parse(new URLSearchParams(words).get('payload') ?? words))
  } catch {
    return {}
  }
}
