import { useEffect } from 'react'
import { call } from '../live/call.ts'
import type { Place } from './acting.ts'

/** Less than the ten seconds for which Discord shows it. */
const AGAIN_MS = 8000

/** Lets a member type without end, wherever their window looks. */
export function useKeepTyping(on: boolean, member: string, place: Place): void {
  useEffect(() => {
    if (!on) return
    // Where they may not write nothing is typed; the composer says so already.
    const type = () => void call('typing', { member, channel: place }).catch(() => {})
    type()
    const timer = setInterval(type, AGAIN_MS)
    return () => clearInterval(timer)
  }, [on, member, place])
}
