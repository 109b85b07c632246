import { type ModerationKind, moderationKind } from '../../protocol/moderation.ts'

export const LOOKS = ['open', 'raised', 'closed', 'blocks'] as const
export type ModerationLook = (typeof LOOKS)[number]

export interface ModerationSearch {
  show?: Exclude<ModerationLook, 'open'> | undefined
  /** Reports of one kind alone. */
  kind?: ModerationKind | undefined
}

/** What an address may say; anything else is the list of what waits. */
export function readModerationSearch(search: Record<string, unknown>): ModerationSearch {
  const look = LOOKS.find((each) => each === search.show)
  return {
    show: look === 'open' ? undefined : look,
    kind: moderationKind.options.find((each) => each === search.kind),
  }
}
