/** Takes the meaning from Discord's Markdown and mentions in words that are to be shown as they are. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\*_~`|>[\]()#<@:-]/g, (character) => (character === '@' ? '@\u200b' : `\\${character}`))
}
