import { byAgent } from '../../core/case/actor.ts'
import type { LockedCase } from '../../core/case/lock-case.ts'
import { mergeCase } from '../../core/case/merge-case.ts'
import { type CaseChange, updateCase } from '../../core/case/update-case.ts'
import { moveCase } from '../../core/report/move-case.ts'
import { Refusal } from '../../kernel/errors.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { BulkInput } from '../../protocol/case-inputs.ts'
import { callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

interface One {
  workspace: number
  agent: string
  case: string
}

/** The same done with several cases, each on its own: what cannot be done with one stops no other. */
export function caseBulkRoutes({ kernel }: Services) {
  return {
    bulk: procedures.cases.bulk.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      const done: string[] = []
      const refused: { id: string; words: string }[] = []
      for (const id of new Set(input.cases)) {
        try {
          await actOn(kernel, { workspace, agent, case: id }, input.act)
          done.push(id)
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          refused.push({ id, words: error.message })
        }
      }
      return { done, refused }
    }),
  }
}

async function actOn(kernel: Kernel, one: One, act: BulkInput['act']): Promise<void> {
  const { workspace, case: id } = one
  const actor = byAgent(one.agent)
  const update = (change: CaseChange | ((before: LockedCase) => CaseChange)) =>
    updateCase(kernel, { workspace, case: id, actor, change })
  switch (act.kind) {
    case 'status':
      // Who is told where nothing else is said: those who wait for what members see.
      await moveCase(kernel, { workspace, case: id, status: act.status, tell: act.tell ? undefined : false, actor })
      return
    case 'owner':
      return update({ owner: act.owner })
    case 'priority':
      return update({ priority: act.priority })
    case 'tag':
      return update((before) => ({ tags: tagged(before.tags, act) }))
    case 'merge':
      await mergeCase(kernel, { workspace, case: id, into: act.into, actor })
  }
}

function tagged(tags: readonly string[], { tag, on }: { tag: string; on: boolean }): string[] {
  const others = tags.filter((each) => each !== tag)
  if (!on) return others
  return tags.includes(tag) ? [...tags] : [...tags, tag]
}
