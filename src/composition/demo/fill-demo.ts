import { Copier } from '../../core/attachment/copier.ts'
import { FetchError } from '../../core/attachment/source.ts'
import { deliveryConversations } from '../../core/conversation/recipients.ts'
import { Deliverer } from '../../core/delivery/deliverer.ts'
import { endQuiet } from '../../core/routing/end-quiet.ts'
import { openTurnWorker } from '../../core/routing/turn-worker.ts'
import { lexicalEngine } from '../../core/virtual-agent/lexical-engine.ts'
import type { BlobStore } from '../../kernel/blobs.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import { sniff } from '../../kernel/sniff.ts'
import { EARLIER_TALKS } from './content/earlier-talks.ts'
import type { Step, Talk } from './content/steps.ts'
import { TALKS_OF_TODAY } from './content/talks-of-today.ts'
import { type Cast, DemoActor, workOff } from './demo-actor.ts'
import { DemoClock } from './demo-clock.ts'
import type { DemoPlace, PastChat } from './demo-place.ts'
import { doOnce } from './do-once.ts'
import { Past } from './past.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** The virtual agent and Discord take their moment, so that nothing is answered in the millisecond in which it was said. */
const MOMENT_MS = 900

export interface Filling {
  workspace: number
  /** The owner, and the colleagues that `openDemo` made. */
  agents: Cast['agents']
  blobs: BlobStore
  place: DemoPlace
}

/**
 * Lets two weeks of chats happen in the demo workspace, by the core's own verbs under a clock that is set, and without a word to Discord. All of it
 * is one transaction: nobody sees half of it, and it happens once. Answers what was said, for the simulated Discord to show too; null where it
 * has happened before.
 */
export function fillDemo(kernel: Kernel, { workspace, agents, blobs, place }: Filling): Promise<PastChat[] | null> {
  const today = kernel.clock.now().getTime()
  return doOnce(kernel, { workspace, act: 'demo.filled' }, async (within) => {
    const clock = new DemoClock()
    const past = new Past(clock)
    const cast: Cast = { kernel: { ...within, clock }, clock, workspace, place, past, agents, files: new Map() }
    const hands = openHands(cast, blobs)
    const actors = new Map<string, DemoActor>()
    let looked = 0
    for (const { member: username, at, step } of inOrder(today)) {
      const member = place.members.find((each) => each.username === username)
      // The server may have been changed since; who is not there any more has never written.
      if (!member) continue
      const actor = actors.get(username) ?? new DemoActor(cast, member)
      actors.set(username, actor)
      clock.set(at)
      // What silence ends, it ends between two chats.
      if (at - looked > HOUR_MS) await endQuiet(cast.kernel, workspace)
      looked = at
      await actor.do(step)
      clock.set(at + MOMENT_MS)
      for (const hand of 'by' in step ? [hands.deliverer] : Object.values(hands)) await workOff(hand)
    }
    return past.chats
  })
}

function openHands({ kernel, workspace, past, files }: Cast, blobs: BlobStore) {
  const fetch = (url: string): Uint8Array => {
    const bytes = files.get(url)
    if (!bytes) throw new FetchError('There is no such file in the demo', true)
    return bytes
  }
  const fetcher = { fetch: async ({ url }: { url: string }) => fetch(url) }
  return {
    turns: openTurnWorker({ kernel, workspace, engine: lexicalEngine }),
    deliverer: new Deliverer({ kernel, workspace, channel: past, blobs, conversations: deliveryConversations }),
    copier: new Copier({ kernel, workspace, blobs, fetcher, sniff }),
  }
}

/** All steps of all talks as they happened; `at` in milliseconds since 1970. */
function inOrder(today: number): { member: string; at: number; step: Step }[] {
  const steps = ({ member, ago, steps }: Talk) =>
    steps.map((step) => ({ member, at: today - (ago - step.at) * MINUTE_MS, step }))
  return [...EARLIER_TALKS, ...TALKS_OF_TODAY].flatMap(steps).sort((one, other) => one.at - other.at)
}
