import { text } from '../../texts/format.ts'
import type { Button } from '../delivery/channel.ts'

/** The button that calls a live agent. */
export const personButton = (locale: string, tone: Button['tone'] = 'secondary'): Button => {
  return { act: 'person', value: '', label: text(locale, 'personButton'), tone }
}
