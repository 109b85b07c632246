import type { RawFile } from '@discordjs/rest'
import { MessageFlags } from 'discord-api-types/v10'
import type { Outcome, SendOperation } from '../../../core/delivery/channel.ts'
import { compose } from './compose.ts'
import { Code, isCode } from './outcome.ts'
import { readPosted } from './post.ts'
import type { Tools } from './tools.ts'

/** The third rung: a note that only the member sees, while their last interaction lives. `dead` when there is none. */
export async function sendEphemeral(
  tools: Tools,
  operation: SendOperation,
  files: RawFile[],
): Promise<Outcome | 'dead'> {
  const { interaction } = await tools.members.get(operation.to.address)
  if (!interaction || interaction.until <= tools.now()) return 'dead'
  await tools.answered(interaction.token)
  const { body } = compose(operation, files, { channelId: null, key: '', replyButton: false })
  const answer = await tools.rest.call({
    method: 'POST',
    route: `/webhooks/${tools.account.applicationId}/${interaction.token}`,
    body: { ...body, flags: MessageFlags.Ephemeral },
    files,
    ours: false,
  })
  const posted = readPosted(answer)
  if (posted.ok) {
    tools.notes.set(posted.id, interaction)
    return { result: 'done', externalId: posted.id, place: { kind: 'ephemeral', id: null } }
  }
  const dead = [Code.unknownWebhook, Code.invalidWebhookToken, Code.unknownInteraction]
  return isCode(posted.failure, ...dead) ? 'dead' : tools.outcomeOf(posted.failure, false)
}
