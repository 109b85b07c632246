import { createContext, useCallback, useContext, useMemo, useState } from 'react'
import type { InteractionView } from '../../contract.ts'
import { sentence } from '../live/call.ts'
import { useActing } from '../window/acting.ts'

interface Press {
  message: string
  component: string
  interaction: string | null
  refusal: string | null
}

interface PressState {
  /** The component that is waiting for its answer. */
  pending: string | null
  failure: string | null
}

export interface Presses {
  of(message: string): PressState
  /** Sends a press or a choice; `component` is the custom id that waits meanwhile. */
  start(message: string, component: string, send: () => Promise<{ interaction: string }>): void
}

export const PressesContext = createContext<Presses | null>(null)

export function usePressed(): Presses {
  const presses = useContext(PressesContext)
  if (!presses) throw new Error('usePressed stands outside of a room')
  return presses
}

/** Longer than the three seconds after which the sandbox itself calls an interaction failed. */
const GIVE_UP_MS = 6000

/** Remembers the last press on each message until its answer or its failure was seen. */
export function usePresses(): Presses {
  const { interactions } = useActing().state
  const [presses, setPresses] = useState<Press[]>([])
  const start = useCallback((message: string, component: string, send: () => Promise<{ interaction: string }>) => {
    const press: Press = { message, component, interaction: null, refusal: null }
    let now = press
    const change = (next: Partial<Press>) => {
      const before = now
      now = { ...now, ...next }
      setPresses((all) => all.map((each) => (each === before ? now : each)))
    }
    setPresses((all) => [...all.filter((each) => each.message !== message), press])
    send().then(
      (answer) => change({ interaction: answer.interaction }),
      (error: unknown) => change({ refusal: sentence(error) }),
    )
    // After a restart of the sandbox nobody tells how the interaction ended.
    setTimeout(() => setPresses((all) => all.filter((each) => each !== now || isKept(each))), GIVE_UP_MS)
  }, [])
  return useMemo(
    () => ({
      start,
      of: (message) =>
        judge(
          presses.find((each) => each.message === message),
          interactions,
        ),
    }),
    [presses, interactions, start],
  )
}

const isKept = (press: Press) => press.refusal !== null || press.interaction !== null

function judge(press: Press | undefined, interactions: InteractionView[]): PressState {
  if (!press) return { pending: null, failure: null }
  if (press.refusal) return { pending: null, failure: press.refusal }
  const state =
    interactions.find((each) => each.id === press.interaction)?.state ?? (press.interaction ? 'answered' : 'waiting')
  if (state === 'failed') return { pending: null, failure: 'This interaction failed' }
  return { pending: state === 'waiting' ? press.component : null, failure: null }
}
