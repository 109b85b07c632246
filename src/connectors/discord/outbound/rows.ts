import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10'
import type { Button } from '../../../core/delivery/channel.ts'
import { text } from '../../../texts/format.ts'
import { buttonId } from '../interactions/button-id.ts'
import { REPLY_BUTTON } from '../interactions/names.ts'

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>

/** Discord's limits (components/reference, "Action Row" and "Button"). */
const PER_ROW = 5
const ROWS = 5
const LABEL = 80

const STYLES: Record<Button['tone'], ButtonStyle.Primary | ButtonStyle.Secondary | ButtonStyle.Success> = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  success: ButtonStyle.Success,
}

/** The buttons of a message in rows of five; `reply` adds the form for a member whose words in this place come empty. */
export function buttonRows(message: string, buttons: readonly Button[], reply: { locale: string } | null): Row[] {
  const drawn = buttons.map(
    ({ act, value, label, tone }): APIButtonComponent => ({
      type: ComponentType.Button,
      style: STYLES[tone],
      label: shortened(label),
      custom_id: buttonId({ act, value, message }),
    }),
  )
  const room = reply ? ROWS - 1 : ROWS
  const rows = Array.from({ length: Math.min(room, Math.ceil(drawn.length / PER_ROW)) }, (_, row) =>
    rowOf(drawn.slice(row * PER_ROW, (row + 1) * PER_ROW)),
  )
  return reply ? [...rows, rowOf([replyButton(reply.locale)])] : rows
}

export const rowOf = (components: APIButtonComponent[]): Row => ({ type: ComponentType.ActionRow, components })

function replyButton(locale: string): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: text(locale, 'replyButton'),
    custom_id: REPLY_BUTTON,
  }
}

/** Titles of articles become labels, and those may be longer than Discord takes. */
export function shortened(label: string): string {
  return label.length <= LABEL
    ? label
    : `${label
        .slice(0, LABEL - 1)
        .toWellFormed()
        .trimEnd()}…`
}
