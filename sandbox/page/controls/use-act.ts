import { useState } from 'react'
import type { ActInput, ActName } from '../../contract.ts'
import { call, sentence } from '../live/call.ts'

/** Runs acts of a section and keeps the last refusal, to be shown in the section itself. */
export function useAct() {
  const [wrong, setWrong] = useState<string | null>(null)
  const act = async <A extends ActName>(name: A, input: ActInput<A>): Promise<boolean> => {
    try {
      await call(name, input)
      setWrong(null)
      return true
    } catch (error) {
      setWrong(sentence(error))
      return false
    }
  }
  return { act, wrong }
}
