import {
  ComponentType,
  InteractionResponseType,
  type RESTPostAPIInteractionCallbackJSONBody,
  TextInputStyle,
} from 'discord-api-types/v10'
import { text } from '../../../texts/format.ts'
import { panelButtonId } from '../server/panel-face.ts'
import { ASK_TEXT, QUESTION_LENGTH } from './names.ts'

/** The form behind a panel's "Ask": one question, answered as `/ask` answers it. */
export function askForm(locale: string): RESTPostAPIInteractionCallbackJSONBody {
  return {
    type: InteractionResponseType.Modal,
    data: {
      custom_id: panelButtonId('ask'),
      title: text(locale, 'askFormTitle'),
      components: [
        {
          type: ComponentType.Label,
          label: text(locale, 'askFormQuestion'),
          component: {
            type: ComponentType.TextInput,
            custom_id: ASK_TEXT,
            style: TextInputStyle.Paragraph,
            max_length: QUESTION_LENGTH,
            required: true,
          },
        },
      ],
    },
  }
}
