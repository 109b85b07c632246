import type { ButtonAct } from '../../../core/delivery/channel.ts'

/** Who answers in the demo: whoever owns the installation, and three colleagues without a sign-in. */
export type DemoAgent = 'owner' | 'priya' | 'tomasz' | 'malik'

/** A file of a member, drawn or written when the demo is filled. */
export interface DemoFile {
  name: string
  kind: 'photo' | 'log'
}

/** One thing that happens in a chat, `at` minutes after its beginning. */
export type Step = { at: number } & (
  | { does: 'asks'; words: string }
  | { does: 'says'; words: string; edited?: string; deleted?: true; file?: DemoFile }
  | { does: 'presses'; act: ButtonAct; value: string }
  | { does: 'shuts' }
  | { does: 'takes' | 'resolves'; by: DemoAgent }
  | { does: 'replies'; by: DemoAgent; words: string; edited?: string; answers?: true }
  | { does: 'notes'; by: DemoAgent; words: string }
  | { does: 'gives'; by: DemoAgent; to: DemoAgent }
)

/** One chat: whose, by their Discord name, and how many minutes ago it began. */
export interface Talk {
  member: string
  ago: number
  steps: Step[]
}

export const HOUR = 60
export const DAY = 24 * HOUR

/** The member types `/helpme` with a question. */
export const asks = (at: number, words: string): Step => ({ at, does: 'asks', words })

export const says = (
  at: number,
  words: string,
  more: { edited?: string; deleted?: true; file?: DemoFile } = {},
): Step => ({ at, does: 'says', words, ...more })

/** The member presses the youngest button of that kind; for `pick` the value is not needed. */
export const presses = (at: number, act: ButtonAct, value = ''): Step => ({ at, does: 'presses', act, value })

/** From here on the member takes no direct messages. */
export const shuts = (at: number): Step => ({ at, does: 'shuts' })

export const takes = (at: number, by: DemoAgent): Step => ({ at, does: 'takes', by })
export const resolves = (at: number, by: DemoAgent): Step => ({ at, does: 'resolves', by })
export const notes = (at: number, by: DemoAgent, words: string): Step => ({ at, does: 'notes', by, words })
export const gives = (at: number, by: DemoAgent, to: DemoAgent): Step => ({ at, does: 'gives', by, to })

/** `answers`: as a reply to what the member said last. */
export const replies = (
  at: number,
  by: DemoAgent,
  words: string,
  more: { edited?: string; answers?: true } = {},
): Step => ({ at, does: 'replies', by, words, ...more })
