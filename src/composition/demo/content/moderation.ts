import type { ModerationActKind } from '../../../protocol/moderation.ts'
import { DAY, type DemoAgent, HOUR } from './steps.ts'

/** A message of #general that members have reported, and what moderators did about it. */
export interface DemoReported {
  /** Minutes ago it was written. */
  ago: number
  /** Who wrote it: a member by their Discord name, or somebody who has left the server. */
  by: string | { id: string; handle: string; name: string }
  text: string
  /** Minutes later members report it, in their words. */
  reports: { after: number; member: string; words: string }[]
  acts: { after: number; by: DemoAgent; kind: ModerationActKind; words: string }[]
}

export const REPORTED: DemoReported[] = [
  {
    ago: 5 * DAY + 3 * HOUR,
    by: { id: '1301224455667788990', handle: 'aurora.outlet', name: 'Aurora Outlet' },
    text: 'Aurora pass for life, half the price, only today. Write to me with your e-mail and I log in for you.',
    reports: [
      { after: 3, member: 'dfuentes', words: 'Wants my login. The pass is not sold for life, is it?' },
      { after: 5, member: 'arjun.uphill', words: 'Scam. Wrote the same to me.' },
    ],
    acts: [
      {
        after: 9,
        by: 'malik',
        kind: 'note',
        words: 'Third account with this text. Joined yesterday, said nothing else.',
      },
      { after: 10, by: 'malik', kind: 'delete_message', words: 'Sale of passes' },
      { after: 11, by: 'malik', kind: 'ban', words: 'Asks for logins' },
      { after: 12, by: 'malik', kind: 'block', words: 'Sells passes that are none. Same text as two others.' },
    ],
  },
  {
    ago: 2 * HOUR + 20,
    by: 'wren.hadley',
    text: 'whoever lit all 40 in Kyoto did it by car. nobody walks that. show your shoes or be quiet @everyone',
    reports: [
      { after: 6, member: 'noa.toadstool', words: 'This is about Yuki, who walked it in three nights. Not kind.' },
      { after: 25, member: 'kofi_walks', words: 'It tries to call everyone too.' },
    ],
    acts: [],
  },
]

/** Somebody who looks like one of the team: nearly the name, and the very picture. */
export const IMPOSTOR = {
  ago: 95,
  like: 'ingrid.nord',
  name: 'lngrid Solberg',
  username: 'ingrid.n0rd',
  locale: 'en-US',
} as const
