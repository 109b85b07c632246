import { useState } from 'react'
import { failureOf } from '../session/rpc.ts'

/** One act of a form at a time: whether it runs, and in words why the last one was not done. */
export function useRun() {
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const run = async (act: () => Promise<void>): Promise<void> => {
    setBusy(true)
    setFault(null)
    try {
      await act()
    } catch (error) {
      setFault(failureOf(error).words)
    }
    setBusy(false)
  }
  return { busy, fault, run, forgetFault: () => setFault(null) }
}
