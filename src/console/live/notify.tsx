import { useNavigate, useParams } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { FrameEvent } from '../../protocol/frames.ts'
import { useMe } from '../session/session.ts'
import { whenApplied } from './apply.ts'
import { type Call, callOf } from './call.ts'
import { notifySettings } from './notify-settings.ts'
import { playTone } from './tone.ts'

/** Tells an agent who looks elsewhere, by sound and by the desktop, as they chose in this browser. Draws nothing. */
export function Notifier() {
  const { agent } = useMe()
  const open = useParams({ strict: false, select: (params) => params.conversation ?? params.id ?? null })
  const navigate = useNavigate()
  const tell = (events: readonly FrameEvent[]) => {
    const seen = document.visibilityState === 'visible' ? open : null
    const listener = { agent: agent.id, available: agent.available, seen, now: Date.now() }
    const calls = events.flatMap((event) => callOf(event, listener) ?? [])
    if (calls.length === 0) return
    const { sound, desktop } = notifySettings.get()
    if (sound) playTone()
    if (!desktop) return
    for (const call of newestOfEach(calls)) {
      showOnDesktop(call, () => {
        const { opens } = call
        if ('case' in opens) void navigate({ to: '/cases/$id', params: { id: opens.case } })
        else void navigate({ to: '/inbox/$view/$conversation', params: { view: 'all', ...opens } })
      })
    }
  }
  const now = useRef(tell)
  now.current = tell
  useEffect(() => whenApplied((events) => now.current(events)), [])
  return null
}

/** A burst of one member's messages is one notification. */
function newestOfEach(calls: Call[]): Call[] {
  return [...new Map(calls.map((call) => [keyOf(call), call])).values()].slice(-3)
}

const keyOf = ({ opens }: Call): string => ('case' in opens ? opens.case : opens.conversation)

function showOnDesktop(call: Call, go: () => void): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return
  try {
    const shown = new Notification(call.title, { body: call.words.slice(0, 140), tag: keyOf(call), silent: true })
    shown.onclick = () => {
      window.focus()
      go()
      shown.close()
    }
  } catch {
    // Some phones have the word and not the thing: there only the tone and the count in the title speak.
  }
}
