import { IconFishHook, IconFlag, IconMail, IconMasksTheater } from '@tabler/icons-react'
import type { ModerationKind } from '../../protocol/moderation.ts'

const ICONS = { message: IconFlag, direct: IconMail, lookalike: IconMasksTheater, scam: IconFishHook } as const

/** One sign for each kind of report; the word stands beside it. */
export function KindIcon({ kind }: { kind: ModerationKind }) {
  const Icon = ICONS[kind]
  return <Icon aria-hidden />
}
