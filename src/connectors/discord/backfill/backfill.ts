import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../../../kernel/log.ts'
import type { Entry, Intake } from '../gateway/intake.ts'
import { readMessageCreate } from '../inbound/message-create.ts'
import type { View } from '../inbound/view.ts'
import type { BackfillPoint, DiscordInward } from '../inward.ts'
import type { Call, DiscordRest } from '../rest/client.ts'
import { type Fields, idOf, isFields, snowflakeAt } from '../shapes.ts'
import { compare, inOrder } from './compare.ts'

const DAYS = 30
const PAGE = 100
const COMPARED = 50
/** So many pages back the stored messages are looked for; our own replies stand between them. */
const COMPARED_PAGES = 3
const AT_ONCE = 3
const RETRY_MS = 2000

export interface BackfillOptions {
  rest: DiscordRest
  inward: DiscordInward
  intake: Intake
  view: View
  log: Log
  now: () => Date
}

type Run = BackfillOptions & { signal: AbortSignal }

/**
 * Reads again what was said while no session stood: every place with a message in the last 30 days, from its last stored id
 * on, all pages; and compares the last stored ones with what Discord has now. A place's live events wait until its history is
 * in. Resolves to true when all is in, to false when the signal ended it.
 */
export async function backfill(options: BackfillOptions, signal: AbortSignal): Promise<boolean> {
  const { inward, intake, log, now } = options
  const since = new Date(now().getTime() - DAYS * 86_400_000)
  const points = await untilDone(() => inward.backfillPoints(since), log, signal)
  if (!points) return false
  intake.hold(new Set(points.map((point) => point.placeId)))
  const left = [...points]
  const work = async (): Promise<void> => {
    for (let point = left.shift(); point && !signal.aborted; point = left.shift()) {
      const place = point
      await untilDone(() => readPlace({ ...options, signal }, place, since), log, signal)
      if (!signal.aborted) intake.release(place.placeId)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  if (!signal.aborted) log.info({ places: points.length }, 'what was said meanwhile has been read')
  return !signal.aborted
}

async function readPlace(options: Run, point: BackfillPoint, since: Date): Promise<void> {
  // Before anything new is stored, which would push the old messages out of the last fifty.
  const stored = await options.inward.storedBefore(point, COMPARED)
  const last = point.lastExternalId ?? snowflakeAt(since)
  if (!(await readNew(options, point.placeId, last))) return
  if (stored.length > 0 && !options.signal.aborted) await readChanges(options, point, last, stored)
}

/** All pages after that id, oldest first. False where the place cannot be read any more. */
async function readNew(options: Run, placeId: string, last: string): Promise<boolean> {
  for (let after = last; !options.signal.aborted; ) {
    const page = await getPage(options, placeId, { after })
    if (!page) return false
    const entries = page.map((message) => entryOf(message, options.view)).filter((entry) => entry !== null)
    await options.intake.commit(entries)
    const youngest = page.at(-1)
    if (page.length < PAGE || !youngest) return true
    after = idOf(youngest, 'id') as string
  }
  return true
}

function entryOf(message: Fields, view: View): Entry | null {
  const reading = readMessageCreate(message, view)
  // Our own messages tell nothing here: histories carry no nonces.
  if (reading.kind !== 'change' || reading.change.change !== 'message') return null
  return { change: reading.change, note: reading.note, placeId: reading.placeId, origin: null, after: null }
}

async function readChanges(
  options: Run,
  point: BackfillPoint,
  last: string,
  stored: Awaited<ReturnType<DiscordInward['storedBefore']>>,
): Promise<void> {
  const wanted = stored.map((message) => message.externalId)
  const oldest = wanted.reduce((a, b) => (BigInt(b) < BigInt(a) ? b : a), last)
  const seen: Fields[] = []
  let before = (BigInt(last) + 1n).toString()
  let reachesTo = before
  for (let pages = 0; pages < COMPARED_PAGES && BigInt(reachesTo) > BigInt(oldest); pages += 1) {
    const page = await getPage(options, point.placeId, { before })
    if (!page) return
    seen.push(...page)
    const first = page[0]
    before = first ? (idOf(first, 'id') as string) : '0'
    reachesTo = page.length < PAGE ? '0' : before
  }
  const { edits, deletion } = compare(stored, seen, reachesTo, options.view, options.now())
  const changes = deletion ? [...edits, deletion] : edits
  await options.intake.commit(
    changes.map((change) => ({ change, note: null, placeId: point.placeId, origin: null, after: null })),
  )
}

/** One page, oldest first; null where the place is gone or closed to us. Throws where trying again can help. */
async function getPage(options: Run, placeId: string, query: Record<string, string>): Promise<Fields[] | null> {
  const call: Call = {
    method: 'GET',
    route: `/channels/${placeId}/messages`,
    query: { limit: String(PAGE), ...query },
    urgency: 'bulk',
  }
  for (;;) {
    const answer = await options.rest.call(call)
    if (answer.ok) {
      if (Array.isArray(answer.body)) return inOrder(answer.body.filter(isFields))
      throw new Error('The answer could not be read.')
    }
    const { failure } = answer
    // A refusal without Discord's own code is its guard's or a proxy's, and says nothing about the place.
    if (failure.kind === 'refused' && failure.code !== 0) {
      options.log.info({ placeId, code: failure.code }, 'a place cannot be read again and is passed over')
      return null
    }
    if (failure.kind !== 'limited') throw new Error(failure.detail)
    await sleep(failure.ms, undefined, { signal: options.signal })
  }
}

async function untilDone<Result>(act: () => Promise<Result>, log: Log, signal: AbortSignal): Promise<Result | null> {
  while (!signal.aborted) {
    try {
      return await act()
    } catch (error) {
      log.warn({ err: error }, 'reading what was said meanwhile failed, will try again')
      await sleep(RETRY_MS, undefined, { signal }).catch(() => undefined)
    }
  }
  return null
}
