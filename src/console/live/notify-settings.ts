import { createStore } from './store.ts'

interface NotifySettings {
  sound: boolean
  desktop: boolean
}

const KEY = 'guildesk.notify'

/** How this browser tells its agent; the desktop only after the browser was asked for it, by a press. */
export const notifySettings = createStore<NotifySettings>(read())

function read(): NotifySettings {
  const kept = localStorage.getItem(KEY) ?? 'sound'
  return { sound: kept.includes('sound'), desktop: kept.includes('desktop') }
}

function keep(change: Partial<NotifySettings>): void {
  notifySettings.set((before) => ({ ...before, ...change }))
  const { sound, desktop } = notifySettings.get()
  localStorage.setItem(KEY, [sound ? 'sound' : '', desktop ? 'desktop' : ''].join(' '))
}

export function setSound(sound: boolean): void {
  keep({ sound })
}

/** Resolves to null, or to why the desktop stays silent. */
export async function setDesktop(desktop: boolean): Promise<string | null> {
  if (!desktop) {
    keep({ desktop })
    return null
  }
  if (typeof Notification === 'undefined') return 'This browser has no desktop notifications.'
  const answer = await Notification.requestPermission()
  if (answer !== 'granted') return 'This browser does not let this page notify you. Its settings for the page decide.'
  keep({ desktop })
  return null
}
