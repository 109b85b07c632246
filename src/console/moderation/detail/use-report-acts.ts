import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ModerationActKind, ModerationDetail } from '../../../protocol/moderation.ts'
import { sayDone, sayFailed } from '../../look/toast.tsx'
import { useMayModerate } from '../../session/rights.ts'
import { failureOf, isConflict, rpc } from '../../session/rpc.ts'
import { reportQuery } from '../queries.ts'
import { overtakenWords } from '../words.ts'

export interface Step {
  act: ModerationActKind
  /** Of a time-out. */
  minutes?: number
  /** A note, or the reason that Discord's audit log shows. */
  text?: string
  tell?: boolean
}

export interface ReportActs {
  may: boolean
  busy: boolean
  /** Why the last act was not done. */
  fault: string | null
  /** Does them one after the other; resolves to whether all were. */
  run: (steps: readonly Step[]) => Promise<boolean>
  /** Takes the words of who is reported again. */
  liftBlock: () => Promise<void>
}

/** What a moderator does about a report. What was seen is what is acted on: a colleague's act meanwhile is shown instead. */
export function useReportActs(report: ModerationDetail): ReportActs {
  const client = useQueryClient()
  const may = useMayModerate()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const run = async (steps: readonly Step[]): Promise<boolean> => {
    if (busy || !may) return false
    setBusy(true)
    setFault(null)
    let seen = report
    let why: string | null = null
    try {
      for (const step of steps) {
        const next = await doStep(client, seen, step)
        if (typeof next === 'string') {
          why = next
          break
        }
        seen = next
      }
    } catch (error) {
      why = failureOf(error).words
    }
    setFault(why)
    setBusy(false)
    if (why !== null) return false
    offerUndo(steps)
    return true
  }
  const name = report.subject.name || 'They'
  const liftBlock = async (): Promise<void> => {
    const { address } = report.subject
    if (address === null) return
    try {
      const block = (await rpc.blocks.list({ q: address, limit: 1 })).items[0]
      if (block) await rpc.blocks.lift({ id: block.id })
      void client.invalidateQueries({ queryKey: ['moderation'] })
    } catch (error) {
      sayFailed(`Not lifted: ${failureOf(error).words}`)
    }
  }
  const offerUndo = (steps: readonly Step[]) => {
    const [only, ...more] = steps
    if (!only || more.length > 0) return
    if (only.act === 'dismiss') sayDone('Dismissed.', () => void reopen(client, report.id))
    if (only.act === 'block') sayDone(`${name} is blocked.`, () => void liftBlock())
  }
  return { may, busy, fault, run, liftBlock }
}

/** Answers the report as it is after the step, or the sentence that says who was faster. */
async function doStep(client: QueryClient, seen: ModerationDetail, step: Step): Promise<ModerationDetail | string> {
  const { id } = seen
  const { act, minutes, text = '', tell = true } = step
  for (let { version } = seen; ; ) {
    try {
      const next = await rpc.moderation.act({
        ...{ id, version, act, text, tell },
        ...(minutes === undefined ? {} : { minutes }),
      })
      showReport(client, next)
      return next
    } catch (error) {
      if (!isConflict(error)) throw error
      const now = await client.fetchQuery({ ...reportQuery(id), staleTime: 0 })
      const overtaken = overtakenWords(seen, now)
      if (overtaken !== null) return overtaken
      // Discord's answer to the step before has made a version of its own.
      if (now.version === version) throw error
      version = now.version
    }
  }
}

async function reopen(client: QueryClient, id: string): Promise<void> {
  try {
    const { version } = await rpc.moderation.show({ id })
    showReport(client, await rpc.moderation.act({ id, version, act: 'reopen', text: '', tell: false }))
  } catch (error) {
    sayFailed(`Not opened again: ${failureOf(error).words}`)
  }
}

function showReport(client: QueryClient, report: ModerationDetail): void {
  client.setQueryData(reportQuery(report.id).queryKey, report)
  for (const part of ['list', 'counts']) void client.invalidateQueries({ queryKey: ['moderation', part] })
}
