import { type APIEmbed, ButtonStyle, ComponentType } from 'discord-api-types/v10'
import { type FilePanel, type PanelAct, panelAct } from '../../../protocol/server-file.ts'
import { type Fields, fieldsOf, listOf, numberOf, textOf } from '../shapes.ts'
import { digestOf } from './digest.ts'

/** What a panel shows: title, text, fields and buttons; what a file says and what stands in Discord are compared by it. */
export type PanelFace = Pick<FilePanel, 'title' | 'text' | 'fields' | 'buttons'>

/** What a panel's button asks us to do; a link asks nothing of us. */
export type PanelPress = Exclude<PanelAct, 'link'>

/** The id of a button that does `act`, under whatever panel it stands. */
export const panelButtonId = (act: PanelPress): string => `panel:${act}`

/** The act of a panel's button; null when it is none that we could have given. */
export function parsePanelId(customId: string): PanelPress | null {
  const read = customId.startsWith('panel:') ? panelAct.safeParse(customId.slice(6)) : null
  return read?.success && read.data !== 'link' ? read.data : null
}

export const faceOf = ({ title, text, fields, buttons }: PanelFace): PanelFace => ({
  ...(title === undefined ? {} : { title: title.trim() }),
  text: text.trim(),
  fields: fields.map((field) => ({ name: field.name.trim(), text: field.text.trim() })),
  buttons: buttons.map((button) => ({
    ...{ do: button.do, label: button.label },
    ...(button.emoji === undefined ? {} : { emoji: plainEmoji(button.emoji) }),
    ...(button.url === undefined ? {} : { url: button.url }),
  })),
})

/** Discord keeps an emoji with or without its "show me in colour" sign as it likes. */
export const plainEmoji = (emoji: string): string => emoji.replaceAll('\ufe0f', '')

export const faceDigest = (face: PanelFace): string => digestOf(JSON.stringify(faceOf(face)))

/** The body of the message (resources/message, "Create Message"): one embed, and up to five rows of five buttons. */
export function panelBody({ title, text, fields, buttons }: PanelFace): object {
  const embed: APIEmbed = {
    ...(title === undefined ? {} : { title }),
    description: text,
    fields: fields.map((field) => ({ name: field.name, value: field.text, inline: false })),
  }
  return { embeds: [embed], components: rowsOf(buttons), allowed_mentions: { parse: [] } }
}

const PER_ROW = 5

function rowsOf(buttons: FilePanel['buttons']): object[] {
  const rows: object[] = []
  for (let at = 0; at < buttons.length; at += PER_ROW) {
    rows.push({ type: ComponentType.ActionRow, components: buttons.slice(at, at + PER_ROW).map(buttonOf) })
  }
  return rows
}

function buttonOf({ do: act, label, emoji, url }: FilePanel['buttons'][number]): object {
  const look = { type: ComponentType.Button, label, ...(emoji === undefined ? {} : { emoji: { name: emoji } }) }
  if (act === 'link') return { ...look, style: ButtonStyle.Link, url }
  const style = act === 'help' ? ButtonStyle.Primary : ButtonStyle.Secondary
  return { ...look, style, custom_id: panelButtonId(act) }
}

/** What a message of Discord's shows as a panel; null where it could be none. */
export function faceOfMessage(message: Fields): PanelFace | null {
  const [embed, another] = listOf(message, 'embeds')
  if (!embed || another) return null
  const title = textOf(embed, 'title')
  return faceOf({
    ...(title === null ? {} : { title }),
    text: textOf(embed, 'description') ?? '',
    fields: listOf(embed, 'fields').map((field) => ({
      name: textOf(field, 'name') ?? '',
      text: textOf(field, 'value') ?? '',
    })),
    buttons: listOf(message, 'components')
      .flatMap((row) => listOf(row, 'components'))
      .flatMap(readButton),
  })
}

function readButton(button: Fields): FilePanel['buttons'] {
  const label = textOf(button, 'label') ?? ''
  const emoji = textOf(fieldsOf(button, 'emoji') ?? {}, 'name')
  const look = { label, ...(emoji === null ? {} : { emoji }) }
  if (numberOf(button, 'style') === ButtonStyle.Link) return [{ ...look, do: 'link', url: textOf(button, 'url') ?? '' }]
  const act = parsePanelId(textOf(button, 'custom_id') ?? '')
  return act ? [{ ...look, do: act }] : []
}
