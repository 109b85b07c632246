import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { sayFailed } from '../look/toast.tsx'
import { failureOf, rpc } from '../session/rpc.ts'
import { meQuery, useMe } from '../session/session.ts'

/** Whether new conversations may come to the agent. Shown at once, and taken back where the server did not hear it. */
export function useAvailability(): { available: boolean; busy: boolean; set: (available: boolean) => Promise<void> } {
  const client = useQueryClient()
  const stored = useMe().agent.available
  const [wanted, setWanted] = useState<boolean | null>(null)
  const set = async (available: boolean) => {
    setWanted(available)
    try {
      client.setQueryData(meQuery.queryKey, await rpc.me.update({ available }))
    } catch (error) {
      sayFailed(`You are still ${stored ? 'available' : 'away'}: ${failureOf(error).words}`)
    }
    setWanted(null)
  }
  return { available: wanted ?? stored, busy: wanted !== null, set }
}
