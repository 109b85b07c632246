import type { Statement } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'

const LIFT: Statement = {
  name: 'block_lift',
  text: `update block set lifted_at = $3, lifted_by = $4 where workspace = $1 and id = $2 and lifted_at is null returning id`,
}

/** Takes somebody's words again. @throws Refusal `not_found` when there is no such block in force */
export function liftBlock(kernel: Kernel, act: { workspace: number; block: string; agent: string }): Promise<void> {
  return kernel.db.transaction(async (tx) => {
    const { workspace, block, agent } = act
    const at = kernel.clock.now()
    const lifted = await tx.run(LIFT, [workspace, block, at, agent])
    if (lifted.length === 0) throw new Refusal('not_found', 'There is no such block, or it is lifted already.')
    await appendEvents(tx, [{ workspace, kind: 'block.changed', conversation: null, agent, at }])
  })
}
