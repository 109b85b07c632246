import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { subjectOf } from '../case/case.ts'
import { createCase } from '../case/create-case.ts'
import type { ContactFacts } from '../contact/contact.ts'
import { resolveIdentities } from '../contact/resolve-identities.ts'
import { interactionKey } from '../conversation/store-inbound.ts'
import type { Place } from './report.ts'
import { wakeModeration } from './store-report.ts'

/** Appeals that one member may make in a week: these and no limit else, for they are all that is left to who is blocked. */
export const APPEALS_A_WEEK = 3
const WEEK_MS = 7 * 24 * 3_600_000

export interface Appeal {
  workspace: number
  channel: 'discord'
  /** The interaction's id: the same form makes one appeal. */
  externalId: string
  contact: ContactFacts
  words: string
  guild: Place | null
}

export type Appealed = { kind: 'filed'; case: string; number: number } | { kind: 'limited'; until: Date }

const BEFORE: Statement = {
  name: 'moderation_appeals',
  text: `select opened_at as at, key = $4 as same from support_case
    where workspace = $1 and requester_id = $2 and type = 'appeal' and opened_at > $3 order by opened_at desc limit ${APPEALS_A_WEEK}`,
}

/** A member asks that a decision about them is looked at again. Blocked members may, and accounts of any age. */
export function fileAppeal(kernel: Kernel, appeal: Appeal): Promise<Appealed> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, channel, words, guild } = appeal
    const now = kernel.clock.now()
    const people = await resolveIdentities(tx, { workspace, channel, people: [appeal.contact], now })
    const contact = people.byAddress.get(appeal.contact.address)?.contactId
    if (!contact) throw new Error('who appeals was not stored')
    const key = interactionKey(channel, appeal.externalId)
    const since = new Date(now.getTime() - WEEK_MS)
    const before = await tx.run<{ at: Date; same: boolean }>(BEFORE, [workspace, contact, since, key])
    const oldest = before.length >= APPEALS_A_WEEK && !before.some(({ same }) => same) ? before.at(-1) : undefined
    if (oldest) return { kind: 'limited', until: new Date(oldest.at.getTime() + WEEK_MS) }
    const { id, number, known } = await createCase(tx, {
      ...{ workspace, guild, origin: null, key, now, type: 'appeal', source: 'form', published: false, way: 'form' },
      ...{ subject: subjectOf(words), description: words, fields: {}, requester: contact },
      ...{ roles: appeal.contact.roles ?? [], actor: { agent: null, contact } },
    })
    if (known) return { kind: 'filed', case: id, number }
    await wakeModeration(tx, workspace, id, now)
    await appendEvents(tx, [{ workspace, kind: 'case.opened', conversation: null, case: id, at: now }])
    return { kind: 'filed', case: id, number }
  })
}
