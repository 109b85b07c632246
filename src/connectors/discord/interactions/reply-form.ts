import {
  ComponentType,
  InteractionResponseType,
  MessageFlags,
  type RESTPostAPIInteractionCallbackJSONBody,
  TextInputStyle,
} from 'discord-api-types/v10'
import { text } from '../../../texts/format.ts'
import { SILENT } from '../outbound/compose.ts'
import { REPLY_FILES, REPLY_FORM, REPLY_TEXT } from './names.ts'

const TEXT_LENGTH = 4000
const FILES = 10

/** The form behind the Reply button: words and files (labels around inputs, reference/discord.md item 28). */
export function replyForm(locale: string): RESTPostAPIInteractionCallbackJSONBody {
  return {
    type: InteractionResponseType.Modal,
    data: {
      custom_id: REPLY_FORM,
      title: text(locale, 'replyTitle'),
      components: [
        {
          type: ComponentType.Label,
          label: text(locale, 'replyText'),
          component: {
            type: ComponentType.TextInput,
            custom_id: REPLY_TEXT,
            style: TextInputStyle.Paragraph,
            max_length: TEXT_LENGTH,
            required: false,
          },
        },
        {
          type: ComponentType.Label,
          label: text(locale, 'replyFiles'),
          component: {
            type: ComponentType.FileUpload,
            custom_id: REPLY_FILES,
            min_values: 0,
            max_values: FILES,
            required: false,
          },
        },
      ],
    },
  }
}

/** Words that only the one who asked sees. */
export function quietly(content: string): RESTPostAPIInteractionCallbackJSONBody {
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { content, allowed_mentions: SILENT, flags: MessageFlags.Ephemeral },
  }
}
