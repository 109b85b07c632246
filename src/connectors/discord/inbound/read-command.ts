import type { InboundChange } from '../../../core/conversation/inbound.ts'
import { CODE_OPTION, HELP_COMMAND, LINK_COMMAND, QUESTION_OPTION } from '../interactions/names.ts'
import { type Fields, listOf, textOf } from '../shapes.ts'
import { guildOf, type Made, madeAt, noteOf, originOf, placeOf } from './making.ts'
import { NOTHING, type Reading, type View } from './view.ts'

/** `/helpme` is a request of a member, `/link` is an agent's proof. */
export function readCommand(event: Fields, data: Fields, made: Made, view: View): Reading {
  switch (textOf(data, 'name')) {
    case HELP_COMMAND:
      return readHelp(event, data, made, view)
    case LINK_COMMAND: {
      const { asking, contact } = made
      const act = {
        act: 'link' as const,
        code: optionOf(data, CODE_OPTION) ?? '',
        name: contact.handle ?? contact.name,
      }
      return { kind: 'staff', asking, act }
    }
    default:
      return NOTHING
  }
}

function readHelp(event: Fields, data: Fields, made: Made, view: View): Reading {
  const change: InboundChange = {
    change: 'help',
    contact: made.contact,
    place: placeOf(made, view),
    guild: guildOf(made, view),
    externalId: made.asking.id,
    question: optionOf(data, QUESTION_OPTION) || null,
    origin: originOf(event, made, view),
    sentAt: madeAt(made),
  }
  return { kind: 'change', placeId: made.channelId, change, note: noteOf(made, true), asking: made.asking }
}

function optionOf(data: Fields, name: string): string | undefined {
  const option = listOf(data, 'options').find((each) => textOf(each, 'name') === name)
  return option ? textOf(option, 'value')?.trim() : undefined
}
