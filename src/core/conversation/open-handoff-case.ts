import type { Statement, Transaction } from '../../kernel/database.ts'
import type { CaseAnswer } from '../../protocol/handoff.ts'
import { type CaseReason, subjectOf } from '../case/case.ts'
import { type OpenedCase, openCase } from '../case/open-case.ts'
import type { LockedConversation } from './conversation.ts'

interface Facts {
  guild: { id: string; name: string } | null
  origin: { id: string; name: string } | null
  roles: string[] | null
  words: string | null
}

// What was asked stands in the longest of the first words: "hi" comes before the question more often than after it.
const FACTS: Statement = {
  name: 'conversation_case_facts',
  text: `select c.guild, c.origin, i.roles, (
      select m.text from (
        select text from message where workspace = $1 and conversation_id = $2 and direction = 'inbound' and deleted_at is null
          and text <> '' order by sent_at, id limit 5
      ) m order by length(m.text) desc limit 1
    ) as words
    from conversation c join identity i on i.workspace = c.workspace and i.id = c.identity_id
    where c.workspace = $1 and c.id = $2`,
}

/** The subject where nothing was written. */
const NO_WORDS: Record<CaseReason, string> = {
  asked: 'Asked for a person',
  offered: 'Asked for a person',
  language: 'No words yet',
  virtual_agent_off: 'No words yet',
  agent: 'No words yet',
}

const LINK: Statement = {
  name: 'conversation_link_case',
  text: 'update conversation set case_id = $3 where workspace = $1 and id = $2',
}

/**
 * Opens the case of a locked conversation that goes to a person, with everything worth knowing, or opens its case again. Holds the
 * workspace's case counter until the end of the transaction.
 */
export async function openHandoffCase(
  tx: Transaction,
  options: {
    workspace: number
    conversation: LockedConversation
    reason: CaseReason
    owner: string | null
    /** See core/case/open-case.ts. */
    answers?: CaseAnswer[] | null
    now: Date
  },
): Promise<OpenedCase> {
  const { workspace, conversation, reason, owner, now } = options
  const [facts] = await tx.run<Facts>(FACTS, [workspace, conversation.id])
  const { guild = null, origin = null } = facts ?? {}
  const opened = await openCase(tx, {
    workspace,
    conversation: conversation.id,
    requester: conversation.contactId,
    subject: subjectOf(facts?.words ?? '') || NO_WORDS[reason],
    guild,
    origin: origin && { id: origin.id, name: origin.name },
    roles: facts?.roles ?? [],
    reason,
    owner,
    answers: options.answers ?? null,
    now,
  })
  if (conversation.caseId === null) tx.later(LINK, [workspace, conversation.id, opened.id])
  return opened
}
