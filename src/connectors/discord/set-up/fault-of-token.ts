/** What people copy around a token: the header's word, quotes, a variable's name. */
export function tidyToken(typed: string): string {
  return typed
    .trim()
    .replace(/^DISCORD_TOKEN\s*=\s*/, '')
    .replace(/^(["'`])(.*)\1$/, '$2')
    .replace(/^Bot\s+/i, '')
    .trim()
}

const WHERE = 'The bot token stands in the developer portal under Bot, behind Reset Token.'

/** Why this can be no bot token, in words; null when only Discord can tell. Other secrets of the portal are known by their shape. */
export function faultOfToken(token: string): string | null {
  if (token === '') return `Paste the bot token. ${WHERE}`
  if (/^\d{15,21}$/.test(token)) return `That is the application's id. ${WHERE}`
  if (/^[0-9a-f]{64}$/i.test(token)) return `That is the application's public key. ${WHERE}`
  if (/^[\w-]{32}$/.test(token)) return `That looks like the client secret. ${WHERE}`
  if (!/^[\x21-\x7e]+$/.test(token)) return `A token has no spaces and only plain characters. ${WHERE}`
  return null
}
