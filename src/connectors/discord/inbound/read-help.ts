import type { InboundChange } from '../../../core/conversation/inbound.ts'
import type { Fields } from '../shapes.ts'
import { guildOf, type Made, madeAt, noteOf, originOf, placeOf } from './making.ts'
import type { Reading, View } from './view.ts'

/** Somebody asks for help, by the command or by a panel's button. */
export function readHelp(event: Fields, made: Made, view: View, question: string | null): Reading {
  const change: InboundChange = {
    change: 'help',
    contact: made.contact,
    place: placeOf(made, view),
    guild: guildOf(made, view),
    externalId: made.asking.id,
    question,
    origin: originOf(event, made, view),
    sentAt: madeAt(made),
  }
  return { kind: 'change', placeId: made.channelId, change, note: noteOf(made, true), asking: made.asking }
}
