import type { DeskHandle, DeskOutcome, DeskSaid, DeskView } from './desk.ts'
import type { LookedAt, TakenFile } from './ports.ts'
import { readMessages } from './read-messages.ts'
import type { Session } from './session.ts'
import type { DeskWorkerOptions } from './worker-options.ts'

/** Discord takes no larger file from an application in a direct message. */
const FILE_BYTES = 10_000_000
/** A file that cannot be had is asked for so long: what was said after it waits for it. */
const WAIT_MS = 120_000

type File = DeskSaid['files'][number]
type Taken = TakenFile | { refused: string }

/** What goes on when a file cannot be had now: the messages before it are taken in all the same. */
export type FilesTaken = Pick<LookedAt, 'view' | 'files'> & { failed: DeskOutcome<never> | null }

/** Fetches and stores the files of messages that are not known yet, so that a message never stands without what came with it. */
export async function takeFiles(
  options: DeskWorkerOptions,
  { session, view, after }: { session: Session; view: DeskView; after: number },
): Promise<FilesTaken> {
  const files = new Map<string, Taken>()
  if (!view.messages.some(bearsFiles)) return { view, files, failed: null }
  const read = { workspace: options.workspace, session: session.id, after }
  const known = new Set((await readMessages(options.kernel.db, read)).map(({ externalId }) => externalId))
  const tooOld = new Date(options.kernel.clock.now().getTime() - WAIT_MS)
  for (const [place, message] of view.messages.entries()) {
    if (!bearsFiles(message) || known.has(message.externalId)) continue
    for (const file of message.files) {
      const taken = await takeFile(options, session.handle, file)
      if (taken.result === 'done') files.set(file.id, taken.value)
      else if (taken.result === 'refused' || (taken.result !== 'stopped' && message.at < tooOld)) {
        files.set(file.id, { refused: taken.result === 'refused' ? taken.detail : 'It could not be fetched.' })
      } else {
        const cut = { ...view, state: 'open' as const, messages: view.messages.slice(0, place), whole: false }
        return { view: cut, files, failed: taken }
      }
    }
  }
  return { view, files, failed: null }
}

const bearsFiles = (message: DeskSaid): boolean => !message.ours && message.files.length > 0

async function takeFile(
  { workspace, desk, blobs, sniff }: DeskWorkerOptions,
  handle: DeskHandle,
  file: File,
): Promise<DeskOutcome<Taken>> {
  const tooLarge = { result: 'refused' as const, detail: 'It is larger than the 10 MB that Discord takes.' }
  if (file.size > FILE_BYTES) return tooLarge
  const fetched = await desk.file(handle, file.id)
  if (fetched.result === 'gone') return { result: 'refused', detail: 'It is not there any more.' }
  if (fetched.result !== 'done') return fetched
  const { name, bytes } = fetched.value
  if (bytes.length > FILE_BYTES) return tooLarge
  const sniffed = await sniff(bytes)
  const isText = fetched.value.mediaType.startsWith('text/')
  const mediaType = sniffed?.mediaType ?? (isText ? 'text/plain' : 'application/octet-stream')
  const { blob, hash } = await blobs.put(workspace, bytes)
  return { result: 'done', value: { name: name || file.name, mediaType, bytes: bytes.length, blob, hash } }
}
