import type { APIEmbed } from 'discord-api-types/v10'
import { asList, asRecord, asText, refuseField, required } from './form.ts'

/** Checks embeds (discord.md item 14; documentation: resources/message, "Embed Limits") and gives them as stored: typed, fields with `inline`. */
export function readEmbeds(value: unknown, path: string): APIEmbed[] {
  const list = asList(value, path, 10)
  let characters = 0
  const embeds = list.map((item, index) => {
    const at = `${path}.${index}`
    const embed = asRecord(item, at)
    characters += size(embed.title, `${at}.title`, 256) + size(embed.description, `${at}.description`, 4096)
    if (embed.footer) characters += size(asRecord(embed.footer, `${at}.footer`).text, `${at}.footer.text`, 2048)
    if (embed.author) characters += size(asRecord(embed.author, `${at}.author`).name, `${at}.author.name`, 256)
    const fields = asList(embed.fields, `${at}.fields`, 25).map((item, number) => {
      const field = asRecord(item, `${at}.fields.${number}`)
      if (!field.name) throw required(`${at}.fields.${number}.name`)
      if (!field.value) throw required(`${at}.fields.${number}.value`)
      characters +=
        size(field.name, `${at}.fields.${number}.name`, 256) + size(field.value, `${at}.fields.${number}.value`, 1024)
      return { inline: false, ...field }
    })
    return { ...embed, type: 'rich', ...(fields.length ? { fields } : {}) } as APIEmbed
  })
  if (characters > 6000) throw refuseField(path, 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000')
  return embeds
}

function size(value: unknown, path: string, max: number): number {
  return asText(value, path, max)?.length ?? 0
}
