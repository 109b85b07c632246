import type { TwilioCheck } from '../../protocol/twilio.ts'
import type { StoredAccount } from './accounts.ts'
import type { TwilioClient } from './client.ts'
import { isDenied, isMissing, isTrouble, orNull, TwilioFault } from './fault.ts'

const CONSOLE = 'https://console.twilio.com'
const LINKS = {
  credentials: `${CONSOLE}/us1/account/keys-credentials/api-keys`,
  flex: `${CONSOLE}/us1/develop/flex/overview`,
  service: `${CONSOLE}/us1/develop/conversations/manage/defaults`,
}

type What = TwilioCheck['what']

const line = (what: What, state: TwilioCheck['state'], words: string, url: string | null = null): TwilioCheck => ({
  ...{ what, state, words, url },
})

/**
 * Asks Twilio about an account, one line for each thing that handing over to Flex stands on: credentials, Flex, its workspace, the chosen workflow,
 * the chat service. What cannot be known is said to be unknown.
 */
export async function checkAccount(client: TwilioClient, places: StoredAccount['places']): Promise<TwilioCheck[]> {
  const credentials = await checkCredentials(client)
  if (credentials.state !== 'ok') return [credentials]
  const flex = await lookAtFlex(client)
  if ('line' in flex) return [credentials, flex.line]
  const { workspace, chatService } = flex
  return [
    credentials,
    line('flex', 'ok', 'Flex is set up in this account.'),
    ...(await Promise.all([
      guardedLine('workspace', () => checkWorkspace(client, workspace)),
      guardedLine('workflow', () => checkWorkflow(client, workspace, places.workflow)),
      guardedLine('service', () => checkService(client, chatService)),
    ])),
  ]
}

/** Whether Twilio takes the credentials at all; what else it says is said in its own words. */
export async function checkCredentials(client: TwilioClient): Promise<TwilioCheck> {
  try {
    const sdk = await client.sdk()
    const { friendlyName, status } = await sdk.api.v2010.accounts(client.accountSid).fetch()
    if (status !== 'active') return line('credentials', 'fault', `Twilio says that this account is ${status}.`, CONSOLE)
    return line('credentials', 'ok', `Twilio takes the credentials of "${friendlyName}".`)
  } catch (error) {
    if (!(error instanceof TwilioFault)) throw error
    if (isDenied(error) || isMissing(error)) {
      const words = 'Twilio does not take these credentials. Copy Account SID and Auth token from its console again.'
      return line('credentials', 'fault', words, LINKS.credentials)
    }
    return line('credentials', 'unknown', `Twilio could not be asked: ${error.message}`)
  }
}

async function lookAtFlex(
  client: TwilioClient,
): Promise<{ workspace: string; chatService: string } | { line: TwilioCheck }> {
  try {
    const sdk = await client.sdk()
    const found = await orNull(sdk.flexApi.v1.configuration().fetch())
    if (found?.taskrouterWorkspaceSid) {
      return { workspace: found.taskrouterWorkspaceSid, chatService: found.chatServiceInstanceSid }
    }
    return { line: line('flex', 'fault', 'This account has no Flex. Make one in its console first.', LINKS.flex) }
  } catch (error) {
    if (!(error instanceof TwilioFault)) throw error
    return { line: line('flex', 'unknown', `Flex could not be looked at: ${error.message}`) }
  }
}

async function checkWorkspace(client: TwilioClient, workspace: string): Promise<TwilioCheck> {
  const sdk = await client.sdk()
  const { friendlyName } = await sdk.taskrouter.v1.workspaces(workspace).fetch()
  return line('workspace', 'ok', `Agents are asked in "${friendlyName}".`)
}

async function checkWorkflow(client: TwilioClient, workspace: string, workflow?: string): Promise<TwilioCheck> {
  if (!workflow) return line('workflow', 'fault', 'No workflow is chosen yet. Choose one, or apply the provisioning.')
  const sdk = await client.sdk()
  const found = await orNull(sdk.taskrouter.v1.workspaces(workspace).workflows(workflow).fetch())
  if (!found) return line('workflow', 'fault', 'The chosen workflow is not there any more. Choose another one.')
  return line('workflow', 'ok', `Tasks go through "${found.friendlyName}".`)
}

/** Flex's own chat service must be the default one, or its agents see nothing (docs: Flex Conversations, best practices). */
async function checkService(client: TwilioClient, chatService: string): Promise<TwilioCheck> {
  const sdk = await client.sdk()
  const { defaultChatServiceSid } = await sdk.conversations.v1.configuration().fetch()
  if (defaultChatServiceSid === chatService) {
    return line('service', 'ok', 'New conversations are made where Flex looks for them.')
  }
  const words =
    'The default Conversations service is not that of Flex, so its agents would see nothing. Make it the default.'
  return line('service', 'fault', words, LINKS.service)
}

async function guardedLine(what: What, look: () => Promise<TwilioCheck>): Promise<TwilioCheck> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof TwilioFault)) throw error
    if (isMissing(error)) return line(what, 'fault', `It is not there any more: ${error.message}`)
    const why = isTrouble(error) ? 'Twilio does not answer as it should.' : error.message
    return line(what, 'unknown', `It could not be looked at: ${why}`)
  }
}
