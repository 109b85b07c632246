import { DiscordAnnouncer } from '../../connectors/discord/announcements/announcer.ts'
import { CardRequests } from '../../connectors/discord/cards/card-requests.ts'
import { Cards } from '../../connectors/discord/cards/keep-cards.ts'
import { Members } from '../../connectors/discord/members.ts'
import { NewsTeller } from '../../connectors/discord/news/tell-news.ts'
import { Announcements } from '../../core/announcement/keep-announcements.ts'
import { Copier } from '../../core/attachment/copier.ts'
import { FetchError } from '../../core/attachment/source.ts'
import { deliveryConversations } from '../../core/conversation/recipients.ts'
import { Deliverer } from '../../core/delivery/deliverer.ts'
import { openModeration } from '../../core/moderation/open-moderation.ts'
import { endQuiet } from '../../core/routing/end-quiet.ts'
import { openTurnWorker } from '../../core/routing/turn-worker.ts'
import { lexicalEngine } from '../../core/virtual-agent/lexical-engine.ts'
import type { BlobStore } from '../../kernel/blobs.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import { sniff } from '../../kernel/sniff.ts'
import { askQuestions } from './ask-questions.ts'
import { EARLIER_TALKS } from './content/earlier-talks.ts'
import { FIXED_REPORTS } from './content/fixed-reports.ts'
import { NEW_REPORTS } from './content/new-reports.ts'
import { OPEN_REPORTS } from './content/open-reports.ts'
import type { DemoReport, ReportStep } from './content/report-steps.ts'
import type { Talk } from './content/steps.ts'
import { TALKS_OF_TODAY } from './content/talks-of-today.ts'
import { type Cast, DemoActor, workOff } from './demo-actor.ts'
import { announcementsOf } from './demo-announcements.ts'
import { DemoCase } from './demo-case.ts'
import { DemoClock } from './demo-clock.ts'
import { moderationOf } from './demo-moderation.ts'
import type { DemoPlace, Said } from './demo-place.ts'
import { doOnce } from './do-once.ts'
import { type Happening, MINUTE_MS } from './happening.ts'
import { Past } from './past.ts'
import { PastGuild } from './past-guild.ts'
import { PastModerator } from './past-moderator.ts'

const HOUR_MS = 60 * MINUTE_MS
/** The virtual agent and Discord take their moment, so that nothing is answered in the millisecond in which it was said. */
const MOMENT_MS = 900
/** Cards and news come back to what they began until it is done; a few looks are enough for all. */
const LAST_LOOKS = 5

export interface Filling {
  workspace: number
  /** The owner, and the colleagues that `openDemo` made. */
  agents: Cast['agents']
  blobs: BlobStore
  secrets: Secrets
  place: DemoPlace
}

/**
 * Lets two weeks of chats, reports, announcements and moderation happen in the demo workspace, by the core's own verbs under a clock that is set, and without a word to
 * Discord. All of it is one transaction: nobody sees half of it, and it happens once. Answers what was said, for the simulated Discord to
 * show too; null where it has happened before.
 */
export function fillDemo(kernel: Kernel, filling: Filling): Promise<Said | null> {
  const { workspace, agents, place } = filling
  const today = kernel.clock.now().getTime()
  return doOnce(kernel, { workspace, act: 'demo.filled' }, async (within) => {
    const clock = new DemoClock()
    const past = new Past(clock)
    const guild = new PastGuild(clock, place)
    const files = new Map<string, Uint8Array>()
    const cast: Cast = { kernel: { ...within, clock }, clock, workspace, place, past, guild, agents, files, today }
    const hands = openHands(cast, filling)
    const work = async (which: Happening['hands']) => {
      for (const hand of hands[which]) await workOff(hand)
    }
    let looked = 0
    for (const { at, hands: which, happens } of happeningsOf(cast, filling).sort(byTime)) {
      clock.set(at)
      // What silence ends, it ends between two chats.
      if (at - looked > HOUR_MS) await endQuiet(cast.kernel, workspace)
      looked = at
      await happens()
      clock.set(at + MOMENT_MS)
      await work(which)
    }
    clock.set(today)
    for (let look = 0; look < LAST_LOOKS; look += 1) await work('report')
    await askQuestions(cast)
    return { members: guild.members, chats: past.chats, rooms: guild.rooms }
  })
}

const happeningsOf = (cast: Cast, filling: Filling): Happening[] => [
  ...talksOf(cast, filling),
  ...reportsOf(cast),
  ...announcementsOf(cast, filling.secrets),
  ...moderationOf(cast),
]

const byTime = (one: Happening, other: Happening): number => one.at - other.at

function openHands({ kernel, workspace, past, guild, files, place }: Cast, { blobs }: Filling) {
  const modLog = place.channels.find(({ name }) => name === 'mod-log')?.id ?? null
  const fetch = (url: string): Uint8Array => {
    const bytes = files.get(url)
    if (!bytes) throw new FetchError('There is no such file in the demo', true)
    return bytes
  }
  const fetcher = { fetch: async ({ url }: { url: string }) => fetch(url) }
  const account = { botId: '0', botName: 'Lumi', applicationId: '0' }
  const now = () => kernel.clock.now()
  const requests = new CardRequests({ rest: guild, account, log: kernel.log, now })
  const turns = openTurnWorker({ kernel, workspace, engine: lexicalEngine })
  const deliverer = new Deliverer({ kernel, workspace, channel: past, blobs, conversations: deliveryConversations })
  const copier = new Copier({ kernel, workspace, blobs, fetcher, sniff })
  const cards = new Cards({ kernel, workspace, blobs, requests, wakeLine: async () => {}, standsIn: () => {} })
  const news = new NewsTeller({ kernel, workspace, requests })
  const announcer = new DiscordAnnouncer({ rest: guild, account, now })
  const announcements = new Announcements({ kernel, workspace, announcer })
  const moderation = openModeration({ kernel, workspace, moderator: new PastModerator(guild, modLog) })
  return {
    ...{ talk: [turns, deliverer, copier], deliverer: [deliverer], none: [] },
    // Posted, then published or pinned: a step each.
    ...{ announcement: [announcements, announcements], moderation: [moderation] },
    report: [copier, cards, news, deliverer, news],
  }
}

/** The chats. Where the server has been changed since, who is not there any more has never written. */
function talksOf(cast: Cast, { secrets }: Filling): Happening[] {
  const { kernel, workspace, place, past, today } = cast
  const members = new Members(kernel.db, workspace, secrets)
  const known = new Set<string>()
  const actors = new Map(place.members.map((member) => [member.username, new DemoActor(cast, member)]))
  const happeningsOf = ({ member: username, ago, steps }: Talk): Happening[] =>
    steps.map((step) => ({
      at: today - (ago - step.at) * MINUTE_MS,
      hands: 'by' in step ? 'deliverer' : 'talk',
      happens: async () => {
        await actors.get(username)?.do(step)
        const id = place.members.find((member) => member.username === username)?.id
        if (id === undefined || known.has(id)) return
        known.add(id)
        // The connector tells whom it has met by their direct messages.
        await members.opened(id, past.chatOf(id).channel)
      },
    }))
  return [...EARLIER_TALKS, ...TALKS_OF_TODAY].flatMap(happeningsOf)
}

/** After these members read something new, or a file comes. */
const BUSY = new Set<ReportStep['does']>(['moves', 'merges', 'adds'])

function reportsOf(cast: Cast): Happening[] {
  const cases = new Map<string, DemoCase>()
  const happeningsOf = (report: DemoReport): Happening[] => {
    const filed = cast.today - report.ago * MINUTE_MS
    const made = new DemoCase(cast, report, cases)
    cases.set(report.key, made)
    const steps = report.steps.map((step) => ({
      ...{ at: filed + step.at * MINUTE_MS, hands: BUSY.has(step.does) ? ('report' as const) : ('none' as const) },
      happens: () => made.do(step),
    }))
    return [{ at: filed, hands: 'report', happens: () => made.file() }, ...steps]
  }
  return [...FIXED_REPORTS, ...OPEN_REPORTS, ...NEW_REPORTS].flatMap(happeningsOf)
}
