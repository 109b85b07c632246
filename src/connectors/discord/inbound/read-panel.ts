import { readAskWords } from '../asks/read-ask.ts'
import { ASK_TEXT } from '../interactions/names.ts'
import type { PanelPress } from '../server/panel-face.ts'
import type { Fields } from '../shapes.ts'
import { guildOf, type Made, mayUse } from './making.ts'
import { readHelp } from './read-help.ts'
import { readSafetyForm } from './read-safety.ts'
import type { Submitted } from './submitted.ts'
import type { AtOnce, Reading, View } from './view.ts'

const atOnce = (made: Made, answer: AtOnce): Reading => ({ kind: 'at_once', asking: made.asking, answer })

/** A button of a panel: each does what a command of ours does, for whoever presses it. */
export function readPanelPress(event: Fields, made: Made, view: View, act: PanelPress): Reading {
  if (!mayUse(`panel:${act}`, made, view)) return atOnce(made, { say: 'pressNotYours' })
  switch (act) {
    case 'help':
      return readHelp(event, made, view, null)
    case 'ask':
      return atOnce(made, { form: 'ask' })
    case 'bug':
    case 'feature':
    case 'feedback':
      return atOnce(made, { form: 'report', type: act, severity: null })
    case 'cases':
      return { kind: 'case', asking: made.asking, request: { ask: 'mine' } }
    case 'report':
      return readSafetyForm(made, view, 'report')
    case 'verify':
      return {
        kind: 'safety',
        asking: made.asking,
        request: { ask: 'verify', target: null, guild: guildOf(made, view) },
      }
  }
}

/** The question came back; the answer is for their eyes only. */
export function readPanelAsk(made: Made, view: View, inputs: Submitted): Reading {
  if (!mayUse('panel:ask', made, view)) return atOnce(made, { say: 'pressNotYours' })
  const words = inputs.words(ASK_TEXT)
  return words === '' ? atOnce(made, { say: 'replyEmpty' }) : readAskWords(words, made, view)
}
