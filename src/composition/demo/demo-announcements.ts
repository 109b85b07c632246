import { createAnnouncement } from '../../core/announcement/create-announcement.ts'
import { postAnnouncement } from '../../core/announcement/post-announcement.ts'
import { scheduleAnnouncement } from '../../core/announcement/schedule-announcement.ts'
import { createSource, type NewSource } from '../../core/announcement/source/create-source.ts'
import { hearSource } from '../../core/announcement/source/hear-source.ts'
import { updateAnnouncement } from '../../core/announcement/update-announcement.ts'
import { openGuardedFetch } from '../../kernel/guarded-fetch.ts'
import { newId } from '../../kernel/ids.ts'
import type { Secrets } from '../../kernel/secrets/secrets.ts'
import { wallOf } from '../../protocol/wall-time.ts'
import { ANNOUNCEMENTS, BLOG, type DemoAnnouncement } from './content/announcements.ts'
import type { Cast } from './demo-actor.ts'
import { type Happening, MINUTE_MS } from './happening.ts'

const DAY_MS = 24 * 60 * MINUTE_MS
/** Of the workspace, which the demo leaves as it comes. */
const ZONE = 'UTC'

/** What was, is and will be announced. Nothing where the server has no such channel any more. */
export function announcementsOf(cast: Cast, secrets: Secrets): Happening[] {
  const { guild, channels } = cast.place
  const channel = channels.find(({ name }) => name === 'announcements')
  if (!channel) return []
  const place = { guild: guild.id, ...channel }
  return [...ANNOUNCEMENTS.flatMap((one) => announced(cast, place, one)), ...fromBlog(cast, place, secrets)]
}

type Place = Cast['place']['guild'] & { guild: string }

function announced(cast: Cast, place: Place, one: DemoAnnouncement): Happening[] {
  const { kernel, workspace, agents, today } = cast
  const { by, ago, text, becomes, crosspost = false, pin = false, edited } = one
  const id = newId()
  const act = { workspace, agent: agents[by], id }
  const at = today - ago * MINUTE_MS
  const write = async () => {
    await createAnnouncement(kernel, { ...act, place, text, mention: null, crosspost, pin })
    if (becomes === 'posted') await postAnnouncement(kernel, act)
    if (becomes === 'tomorrow') {
      const wall = `${wallOf(new Date(today + DAY_MS), ZONE).slice(0, 10)}T10:00`
      await scheduleAnnouncement(kernel, act, { wall, zone: ZONE })
    }
  }
  const written: Happening = { at, hands: 'announcement', happens: write }
  if (!edited) return [written]
  const edit = () => updateAnnouncement(kernel, act, { text: edited.text })
  return [written, { at: at + edited.after * MINUTE_MS, hands: 'announcement', happens: edit }]
}

/** A source that calls, and what it has told, which waits for somebody's approval. */
function fromBlog({ kernel, workspace, agents, today }: Cast, place: Place, secrets: Secrets): Happening[] {
  const { by, ago, name, template, item } = BLOG
  const made: { id: string; secret: string | null } = { id: '', secret: null }
  const add = async () => {
    const manner = { place, template, filter: { include: [], exclude: [] }, approval: true, mention: null }
    const source: NewSource = {
      ...{ workspace, agent: agents[by], kind: 'webhook', name, url: '', secret: undefined, plainSecret: true },
      ...{ ...manner, crosspost: false },
    }
    Object.assign(made, await createSource(kernel, { secrets, guarded: openGuardedFetch() }, source))
  }
  const tell = async () => {
    const { id, title, link, summary } = item
    const body = new TextEncoder().encode(JSON.stringify({ id, title, link, summary }))
    const unsigned = { webhookId: undefined, timestamp: undefined, signature: undefined }
    await hearSource(kernel, secrets, { id: made.id, ...unsigned, authorization: `Bearer ${made.secret}`, body })
  }
  return [
    { at: today - ago * MINUTE_MS, hands: 'none', happens: add },
    { at: today - item.ago * MINUTE_MS, hands: 'none', happens: tell },
  ]
}
