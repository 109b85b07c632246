import { IconBrandX, IconRss, IconWebhook } from '@tabler/icons-react'
import type { SourceKind } from './source-words.ts'

const ICONS = { feed: IconRss, webhook: IconWebhook, x: IconBrandX }

export function KindIcon({ kind }: { kind: SourceKind }) {
  const Icon = ICONS[kind]
  return <Icon aria-hidden />
}
