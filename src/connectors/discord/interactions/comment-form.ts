import {
  ComponentType,
  InteractionResponseType,
  type RESTPostAPIInteractionCallbackJSONBody,
  TextInputStyle,
} from 'discord-api-types/v10'
import { text } from '../../../texts/format.ts'
import { buttonId } from './button-id.ts'
import { COMMENT_TEXT } from './names.ts'

const LENGTH = 1000

/** The form for a word on a rating, of the message under which the rating was asked for. */
export function commentForm(message: string, locale: string): RESTPostAPIInteractionCallbackJSONBody {
  return {
    type: InteractionResponseType.Modal,
    data: {
      custom_id: buttonId({ act: 'comment', value: '', message }),
      title: text(locale, 'commentTitle'),
      components: [
        {
          type: ComponentType.Label,
          label: text(locale, 'commentText'),
          component: {
            type: ComponentType.TextInput,
            custom_id: COMMENT_TEXT,
            style: TextInputStyle.Paragraph,
            min_length: 1,
            max_length: LENGTH,
            required: true,
          },
        },
      ],
    },
  }
}
