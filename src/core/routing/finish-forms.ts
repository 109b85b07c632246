import type { Statement } from '../../kernel/database.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { lockConversation } from '../conversation/conversation.ts'
import { noteOutcome } from '../virtual-agent/learning/note-outcome.ts'
import { handOff } from './handoff.ts'

/** Who wanted a person and leaves a question of a form open for so long gets one without. */
const SILENCE_MS = 10 * 60_000
/** Handed over in one look; the next look takes the next ones. */
const BATCH = 50

const LEFT = `workspace = $1 and status = 'automated' and quiet_since <= $2 and offer ->> 'kind' = 'form'`
const FIND: Statement = {
  name: 'form_left',
  text: `select id from conversation where ${LEFT} order by quiet_since limit ${BATCH}`,
}
const STILL: Statement = {
  name: 'form_still_left',
  text: `select 1 as still from conversation where ${LEFT} and id = $3`,
}

/** Hands over those who fell silent over a form, with what they had answered. Answers how many. */
export async function finishForms(kernel: Kernel, workspace: number): Promise<number> {
  const before = new Date(kernel.clock.now().getTime() - SILENCE_MS)
  const rows = await kernel.db.run<{ id: string }>(FIND, [workspace, before])
  let finished = 0
  for (const { id } of rows) {
    // The oldest come first, so one that fails for good would keep all others waiting behind it.
    try {
      await finishOne(kernel, { workspace, id, before })
      finished++
    } catch (error) {
      kernel.log.error(
        { err: error, conversation: id },
        'who fell silent over a form could not be handed over, the next look tries again',
      )
    }
  }
  return finished
}

function finishOne(
  kernel: Kernel,
  { workspace, id, before }: { workspace: number; id: string; before: Date },
): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const conversation = await lockConversation(tx, workspace, id)
    const { offer } = conversation
    const [still] = await tx.run(STILL, [workspace, before, id])
    if (!still || offer?.kind !== 'form') return
    const now = kernel.clock.now()
    const { reason, answers } = offer.form
    const given = answers.length > 0 ? answers : null
    const events = await handOff(tx, { workspace, conversation, reason, answers: given, now })
    noteOutcome(tx, { workspace, conversation: id, outcome: 'handed_over', now })
    await appendEvents(tx, events)
  })
}
