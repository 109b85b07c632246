import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ServerPlan } from '../../protocol/server.ts'
import { useRun } from '../page/use-run.ts'
import { isConflict, rpc } from '../session/rpc.ts'
import { serverQuery } from './queries.ts'

/** What is looked at: a file, or the stored one; with or without deleting what it does not name. */
export interface Looked {
  file: string | undefined
  prune: boolean
}

export interface Planning {
  plan: ServerPlan | null
  /** What the plan is of. */
  of: Looked | null
  busy: boolean
  fault: string | null
  look: (what: Looked) => Promise<void>
  /** Does what the plan says. `confirm`: the server's name, where something is deleted. */
  apply: (confirm?: string) => Promise<void>
  /** Looks, and does at once what is left of a run. */
  goOn: (what: Looked) => Promise<void>
  forget: () => void
}

/** The plan of one guild, from being looked at until it is applied. Nothing is changed by looking. */
export function usePlan(guild: string): Planning {
  const client = useQueryClient()
  const [shown, setShown] = useState<{ guild: string; of: Looked; plan: ServerPlan } | null>(null)
  const { busy, fault, run } = useRun()
  const ask = ({ file, prune }: Looked) => rpc.server.plan({ guild, prune, ...(file === undefined ? {} : { file }) })
  const send = async ({ file, prune }: Looked, { hash }: ServerPlan, confirm?: string) => {
    const more = { ...(file === undefined ? {} : { file }), ...(confirm === undefined ? {} : { confirm }) }
    client.setQueryData(serverQuery(guild).queryKey, await rpc.server.apply({ guild, hash, prune, ...more }))
    setShown(null)
  }
  const own = shown?.guild === guild ? shown : null
  return {
    plan: own?.plan ?? null,
    of: own?.of ?? null,
    busy,
    fault,
    look: (what) => run(async () => setShown({ guild, of: what, plan: await ask(what) })),
    apply: (confirm) =>
      run(async () => {
        if (!own) return
        try {
          await send(own.of, own.plan, confirm)
        } catch (error) {
          // What is shown is not what would be done any more: the newest plan stands in its place, with the reason.
          if (isConflict(error)) setShown({ guild, of: own.of, plan: await ask(own.of) })
          throw error
        }
      }),
    goOn: (what) =>
      run(async () => {
        const plan = await ask(what)
        const clear = plan.faults.length === 0 && plan.obstacles.length === 0 && plan.steps.length > 0
        if (clear && !what.prune) await send(what, plan)
        else setShown({ guild, of: what, plan })
      }),
    forget: () => setShown(null),
  }
}
