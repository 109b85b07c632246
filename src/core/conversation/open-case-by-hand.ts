import type { Reader, Statement, Transaction } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { CaseFields, CasePriority, CaseType } from '../../protocol/cases.ts'
import { byAgent } from '../case/actor.ts'
import { checkPublishable } from '../case/case.ts'
import { createCase } from '../case/create-case.ts'
import { expectContact } from '../case/expect-contact.ts'
import { holdOwner } from '../case/hold-owner.ts'
import { linkConversation } from '../case/link-conversation.ts'
import { lockCase } from '../case/lock-case.ts'
import { wakeCard } from '../case/wake-card.ts'
import { lockConversation } from './conversation.ts'

export interface CaseByHand {
  workspace: number
  agent: string
  source: 'desk' | 'api'
  /** Made by the caller; the same id again opens nothing. */
  id?: string | undefined
  type: CaseType
  subject: string
  description: string
  fields: CaseFields
  priority: CasePriority
  owner: string | null
  tags: string[]
  /** Its first reporter; where none is named, the conversation's contact. */
  contact: string | null
  conversation: string | null
  published: boolean
}

/** Where a case comes from, as far as it comes from a conversation. */
interface Whence {
  guild: { id: string; name: string } | null
  origin: { id: string; name: string } | null
  roles: string[] | null
}

const WHENCE: Statement = {
  name: 'conversation_whence',
  text: `select c.guild, c.origin, i.roles from conversation c
    join identity i on i.workspace = c.workspace and i.id = c.identity_id where c.workspace = $1 and c.id = $2`,
}

const NOWHERE: Whence = { guild: null, origin: null, roles: null }

/**
 * An agent opens a case, also from a conversation, which it then is about. Answers its id.
 * @throws Refusal not_found (the contact, the conversation); invalid (the owner is not active; what members cannot see would be published)
 */
export function openCaseByHand(kernel: Kernel, input: CaseByHand): Promise<string> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, agent, source, owner, published } = input
    const now = kernel.clock.now()
    checkPublishable(input)
    const from = input.conversation === null ? null : await lockConversation(tx, workspace, input.conversation)
    await holdOwner(tx, workspace, owner)
    if (input.contact) await expectContact(tx, workspace, input.contact)
    const { guild, origin, roles } = from ? await whenceOf(tx, workspace, from.id) : NOWHERE
    const { type, subject, description, fields, priority } = input
    const made = await createCase(tx, {
      ...{ workspace, id: input.id, type, source, subject, description, fields, priority, owner, published, now },
      ...{ guild, origin: origin && { id: origin.id, name: origin.name }, roles: roles ?? [] },
      tags: [...new Set(input.tags)],
      requester: input.contact ?? from?.contactId ?? null,
      way: from ? 'chat' : 'staff',
      key: null,
      actor: byAgent(agent),
    })
    if (made.known) return made.id
    if (from) await linkNew(tx, { workspace, id: made.id, conversation: from.id, agent, now })
    if (published) await wakeCard(tx, workspace, made.id, now)
    await appendEvents(tx, [{ workspace, kind: 'case.opened', conversation: null, case: made.id, agent, at: now }])
    return made.id
  })
}

async function whenceOf(reader: Reader, workspace: number, conversation: string): Promise<Whence> {
  const [row] = await reader.run<Whence>(WHENCE, [workspace, conversation])
  return row ?? NOWHERE
}

async function linkNew(
  tx: Transaction,
  {
    workspace,
    id,
    conversation,
    agent,
    now,
  }: { workspace: number; id: string; conversation: string; agent: string; now: Date },
): Promise<void> {
  const held = await lockCase(tx, workspace, id)
  await linkConversation(tx, { workspace, case: held, conversation, contact: null, actor: byAgent(agent), now })
}
