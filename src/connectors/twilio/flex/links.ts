import type { StoredAccount } from '../accounts.ts'
import type { Flex } from './flex.ts'

const CONSOLE = 'https://console.twilio.com/us1'

/** The page on which a person can be the agent of the simulated Flex; null of a real one. */
export const agentPageOf = ({ simulated, apiBase }: { simulated: boolean; apiBase: string | null }): string | null =>
  simulated && apiBase ? `${new URL(apiBase).origin}/flex` : null

/** Where people look at a conversation in Twilio's console. */
export const conversationUrl = ({ account }: Pick<Flex, 'account'>, conversation: string): string =>
  agentPageOf(account) ??
  `${CONSOLE}/develop/conversations/manage/services/${account.places.chatService ?? 'default'}/conversations/${conversation}`

export const taskUrl = ({ account }: Pick<Flex, 'account'>, task: string): string =>
  agentPageOf(account) ?? `${CONSOLE}/develop/taskrouter/workspaces/${account.places.workspace ?? ''}/tasks/${task}`

/** Where people look at the Studio flow; null where there is none. */
export function flowUrl({ places, simulated }: Pick<StoredAccount, 'places' | 'simulated'>): string | null {
  return places.flow && !simulated ? `${CONSOLE}/develop/studio/flows/${places.flow}` : null
}
