import type { ButtonAct } from '../../../core/delivery/channel.ts'
import { longId, shortId } from '../../../kernel/ids.ts'

/** What a button of ours says when it is pressed. */
export interface ButtonId {
  act: ButtonAct
  value: string
  /** Our message under which it stands. */
  message: string
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const SHORT_ID = /^[\w-]{22}$/

/** The values that each act may have. */
const VALUES: Record<ButtonAct, RegExp> = {
  person: /^$/,
  never_mind: /^$/,
  helped: /^(?:yes|no)$/,
  pick: ID,
  me_too: ID,
  something_else: /^$/,
  fill: /^[0-4]\.[0-9]$/,
  skip: /^[0-4]$/,
  rate: /^[1-5]$/,
  comment: /^$/,
}

const isAct = (name: string): name is ButtonAct => Object.hasOwn(VALUES, name)

/** `g:<act>:<value>:<message>`, at most 72 of the 100 characters that Discord takes. */
export function buttonId({ act, value, message }: ButtonId): string {
  return `g:${act}:${value}:${shortId(message)}`
}

/** Reads the id of a button, or of the form behind one; null when it is none that we could have given. */
export function parseButtonId(customId: string): ButtonId | null {
  const [mark, act = '', value = '', short = '', ...more] = customId.split(':')
  if (mark !== 'g' || more.length > 0 || !isAct(act) || !VALUES[act].test(value)) return null
  const message = parseShort(short)
  return message === null ? null : { act, value, message }
}

/** The Take button of a line in the staff channel. */
export const takeId = (conversation: string): string => `s:take:${shortId(conversation)}`

/** The conversation of a Take button; null when it is none that we could have given. */
export function parseTakeId(customId: string): string | null {
  return customId.startsWith('s:take:') ? parseShort(customId.slice(7)) : null
}

/** Only what is written exactly as we write it counts: base64url would read several spellings as one. */
export function parseShort(short: string): string | null {
  if (!SHORT_ID.test(short)) return null
  const id = longId(short)
  return id && shortId(id) === short ? id : null
}
