import { assignElsewhere } from '../conversation/assign-elsewhere.ts'
import { isElsewhere } from '../conversation/elsewhere.ts'
import { storeSpoken } from '../conversation/store-spoken.ts'
import type { DeskSaid } from '../desk/desk.ts'
import type { LookedAt, TakenFile } from '../desk/ports.ts'
import { queueRelays } from '../desk/queue-relays.ts'
import { contactName } from './contact-name.ts'
import type { Stay } from './stay.ts'

/** Characters of a name that members are shown. */
const NAME_LENGTH = 80

/** Takes in one message of the exchange, after all before it. What we said ourselves is only noted. */
export async function takeSaid(stay: Stay, said: DeskSaid, files: LookedAt['files']): Promise<void> {
  const message = said.ours ? null : await store(stay, said, files)
  const { externalId, index, ours, version } = said
  stay.noted.push({ externalId, index, message, ours, version })
}

async function store(stay: Stay, said: DeskSaid, files: LookedAt['files']): Promise<string | null> {
  const { tx, workspace, conversation, session } = stay
  const { taken, refused } = filesOf(said, files)
  if (refused.length > 0) await tellRefused(stay, refused)
  const text = cleanText(said.text)
  if (text === '' && taken.length === 0) return null
  const name = nameOf(said)
  if (said.by === 'agent') await joinByWords(stay, name)
  const about = { workspace, conversation: conversation.id, key: `${session.desk}:${said.externalId}` }
  const author = said.by === 'agent' ? ('agent' as const) : ('notice' as const)
  const now = stay.next()
  const message = await storeSpoken(tx, { ...about, author, name, text, files: taken, now })
  if (message) {
    stay.events.push({ workspace, kind: 'message.created', conversation: conversation.id, message, at: stay.now })
  }
  return message
}

/** The words of a message came before the news that its author is there, which may even be lost. */
async function joinByWords(stay: Stay, name: string): Promise<void> {
  const { tx, workspace, conversation, here } = stay
  if (!here || !isElsewhere(conversation) || conversation.status === 'assigned') return
  stay.events.push(...(await assignElsewhere(tx, { workspace, conversation, name, again: false, now: stay.next() })))
  stay.conversation = { ...conversation, status: 'assigned', deskAgent: name }
}

/** PostgreSQL keeps no zero byte in words, and nobody reads one. */
export const cleanText = (text: string): string => text.replaceAll('\0', '').toWellFormed().trim()

export const nameOf = ({ name }: { name: string }): string =>
  cleanText(name).replaceAll(/\s+/g, ' ').slice(0, NAME_LENGTH).toWellFormed() || 'Twilio Flex'

interface RefusedFile {
  name: string
  why: string
}

function filesOf(said: DeskSaid, files: LookedAt['files']) {
  const taken: (TakenFile & { width: null; height: null })[] = []
  const refused: RefusedFile[] = []
  for (const { id, name } of said.files) {
    const file = files.get(id)
    if (file && !('refused' in file)) taken.push({ ...file, width: null, height: null })
    else refused.push({ name, why: file?.refused ?? 'It could not be fetched.' })
  }
  return { taken, refused }
}

/** The contact hears nothing of a file that cannot reach them; whoever sent it does. */
async function tellRefused(stay: Stay, refused: readonly RefusedFile[]): Promise<void> {
  const { tx, workspace, conversation, session, here } = stay
  if (!here) return
  const whom = await contactName(tx, workspace, conversation.id)
  const lines = refused.map(({ name, why }) => `Not sent to ${whom}: ${name || 'the file'}. ${why}`)
  const words = { session: session.id, conversation: conversation.id, message: null, operation: 'words' as const }
  await queueRelays(tx, workspace, [{ ...words, text: lines.join('\n') }], stay.now)
}
