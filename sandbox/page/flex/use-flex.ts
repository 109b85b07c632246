import { useEffect, useState } from 'react'
import { call } from '../live/call.ts'
import type { FlexChat, FlexState } from './types.ts'

const FIRST_WAIT_MS = 400
const LONGEST_WAIT_MS = 4000

export interface Flex {
  /** Null until the sandbox has told it for the first time. */
  state: FlexState | null
  status: 'connecting' | 'live' | 'away'
  retry: () => void
}

/** The tasks and workers of the simulated Flex, as they stand now; connects again by itself. */
export function useFlex(): Flex {
  const [told, setTold] = useState<Omit<Flex, 'retry'>>({ state: null, status: 'connecting' })
  const [tries, setTries] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is another connection
  useEffect(() => {
    let socket: WebSocket | null = null
    let timer: ReturnType<typeof setTimeout> | undefined
    let wait = FIRST_WAIT_MS
    const connect = () => {
      const url = new URL('/control/flex-live', location.href)
      url.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
      const next = new WebSocket(url)
      socket = next
      next.onmessage = (event) => {
        wait = FIRST_WAIT_MS
        setTold({ state: (JSON.parse(String(event.data)) as { state: FlexState }).state, status: 'live' })
      }
      next.onclose = () => {
        if (socket !== next) return
        setTold((before) => ({ ...before, status: 'away' }))
        timer = setTimeout(connect, wait)
        wait = Math.min(wait * 1.6, LONGEST_WAIT_MS)
      }
    }
    connect()
    return () => {
      clearTimeout(timer)
      const last = socket
      socket = null
      last?.close()
    }
  }, [tries])
  return { ...told, retry: () => setTries((count) => count + 1) }
}

/** The chat of a task, read again whenever something happened in Flex; null until it was read. */
export function useChat(task: string | null, state: FlexState | null): FlexChat | null {
  const [chat, setChat] = useState<FlexChat | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each state is told because something changed
  useEffect(() => {
    let gone = false
    if (task === null) return setChat(null)
    call('flex-chat', { task }).then(
      (read) => gone || setChat(read),
      () => gone || setChat(null),
    )
    return () => {
      gone = true
    }
  }, [task, state])
  return chat?.task === task ? chat : null
}
