import { text } from '../../texts/format.ts'
import type { Button } from '../delivery/channel.ts'

/** The button that calls a live agent. */
export const personButton = (locale: string, tone: Button['tone'] = 'secondary'): Button => {
  return { act: 'person', value: '', label: text(locale, 'personButton'), tone }
}

/** The button by which a contact says that they have the trouble of a case, and wants to hear of it. */
export const meTooButton = (
  locale: string,
  about: string,
  label: 'meTooButton' | 'tellMeButton' = 'meTooButton',
): Button => {
  return { act: 'me_too', value: about, label: text(locale, label), tone: 'primary' }
}

export const somethingElseButton = (locale: string): Button => {
  return { act: 'something_else', value: '', label: text(locale, 'somethingElseButton'), tone: 'secondary' }
}
