import {
  IconAt,
  IconCornerDownRight,
  IconHash,
  IconLock,
  IconMessages,
  IconSpeakerphone,
  IconVolume,
} from '@tabler/icons-react'
import type { Room } from './rooms.ts'

const ICONS = {
  text: IconHash,
  news: IconSpeakerphone,
  voice: IconVolume,
  forum: IconMessages,
  category: IconHash,
  thread: IconCornerDownRight,
  'private-thread': IconLock,
  dm: IconAt,
}

export function ChannelIcon({ kind, size = 17 }: { kind: Room['kind']; size?: number }) {
  const Icon = ICONS[kind]
  return <Icon size={size} stroke={1.75} aria-hidden />
}
