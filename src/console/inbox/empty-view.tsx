import type { ConversationViewName } from '../../protocol/conversations.ts'
import { LinkButton } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import { useMe } from '../session/session.ts'
import { ConnectLink } from '../settings/connect-link.tsx'

const WORDS = {
  mine: { drawing: 'tick', title: 'Nothing of yours is open', words: 'What you take from Unassigned stands here.' },
  unassigned: { drawing: 'lantern', title: 'Nobody is waiting', words: 'New conversations appear here by themselves.' },
  flex: {
    drawing: 'bubbles',
    title: 'Nothing is in Flex',
    words: 'What is handed to Twilio Flex stands here until it is over there.',
  },
  automated: {
    drawing: 'bubbles',
    title: 'The virtual agent talks to nobody',
    words: 'Conversations that it answers by itself stand here.',
  },
  resolved: {
    drawing: 'tick',
    title: 'Nothing is resolved yet',
    words: 'Resolved conversations stay here. Press E to resolve one.',
  },
  all: {
    drawing: 'letters',
    title: 'Nobody has written yet',
    words: 'When a member writes to the bot, it appears here by itself.',
  },
} as const

export function EmptyView({ view }: { view: ConversationViewName }) {
  const { sandbox } = useMe()
  return (
    <Empty {...WORDS[view]}>
      {sandbox !== null && view !== 'resolved' && <LinkButton href={sandbox}>Write as a member</LinkButton>}
      {sandbox === null && view !== 'resolved' && <ConnectLink setUp={view === 'all'} />}
    </Empty>
  )
}
