import type { Desk, DeskAct } from './desk.ts'
import type { RelayedFile, RelayedMessage } from './ports.ts'
import type { RelayRow } from './relay.ts'

export type Limits = ReturnType<Desk['limits']>

/** A file that is still being copied is waited for so long; then its place is told instead. */
const COPY_WAIT_MS = 60_000

export interface ActOptions {
  limits: Limits
  /** The other side's flow decides on what the contact says now. */
  routed: boolean
  /** Address of the conversation at our desk. */
  url: string
  readBlob: (blob: string) => Promise<Uint8Array>
  now: Date
}

/**
 * A relay as the desk can take it. `nothing`: what it is about was taken back, or never arrived. `wait`: its file is on the way. `instead`: the
 * words that are told when the desk refuses it.
 */
export function actOf(
  relay: RelayRow,
  message: RelayedMessage | null,
  options: ActOptions,
): { act: DeskAct; instead: string | null } | 'nothing' | 'wait' {
  if (relay.operation === 'delete') {
    return relay.target ? { act: { act: 'delete', externalId: relay.target }, instead: null } : 'nothing'
  }
  if (relay.operation === 'transcript' || relay.operation === 'words') {
    return { act: houseWords(relay, relay.text ?? '', options), instead: null }
  }
  if (!message || message.deleted) return 'nothing'
  if (relay.operation === 'edit') {
    const act = relay.target && { act: 'edit' as const, externalId: relay.target, text: cut(message.text, options) }
    return act ? { act, instead: null } : 'nothing'
  }
  if (relay.part > 0) return actOfFile(relay, message, options)
  const instead = `A message of ${message.name} cannot be shown here. Read it at ${options.url}`
  return { act: said(relay, message, options, { text: cut(message.text, options) || '(no words)' }), instead }
}

function actOfFile(relay: RelayRow, message: RelayedMessage, options: ActOptions) {
  const { limits, url, readBlob, now } = options
  const file = message.files[relay.part - 1]
  if (!file) return 'nothing'
  if (file.state === 'pending' && now.getTime() - relay.createdAt.getTime() < COPY_WAIT_MS) return 'wait'
  const named = `${file.name} (${file.mediaType}, ${sizeOf(file.bytes)})`
  const { blob } = file
  if (file.state !== 'stored' || blob === null) {
    const words = `${named} could not be copied from Discord. What is known of it stands at ${url}`
    return { act: said(relay, message, options, { text: words }), instead: null }
  }
  const instead = `${named} cannot be shown here. Open it at ${url}`
  if (!isShowable(file, limits)) return { act: said(relay, message, options, { text: instead }), instead: null }
  const { name, mediaType, bytes } = file
  const act = said(relay, message, options, { file: { name, mediaType, size: bytes, bytes: () => readBlob(blob) } })
  return { act, instead }
}

const isShowable = ({ bytes, mediaType }: RelayedFile, { fileBytes, mediaTypes }: Limits): boolean =>
  bytes <= fileBytes && mediaTypes.has(mediaType)

type SendAct = Extract<DeskAct, { act: 'send' }>

function said(
  { message: id, past }: RelayRow,
  { author, name, sentAt, externalMessage, command }: RelayedMessage,
  options: ActOptions,
  { text = '', file = null }: { text?: string; file?: SendAct['file'] },
): SendAct {
  const routed = options.routed && author === 'contact' && !past && !command
  return { act: 'send', author, name, text, file, sentAt, message: id, externalMessage, past, routed }
}

/** Of the house, to whoever answers there. Of what is too long the newest stands at the end, so that is kept. */
function houseWords({ past, createdAt }: RelayRow, text: string, { limits }: ActOptions): SendAct {
  const words = text.length <= limits.text ? text : `…${text.slice(text.length - limits.text + 1)}`
  const about = { message: null, externalMessage: null, file: null, name: '', routed: false }
  return { act: 'send', author: 'system', ...about, text: words, sentAt: createdAt, past }
}

const cut = (text: string, { limits }: ActOptions): string =>
  text.length <= limits.text ? text : `${text.slice(0, limits.text - 1)}…`

function sizeOf(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return bytes >= 1000 ? `${Math.round(bytes / 1000)} kB` : `${bytes} B`
}
