import type { Catalogue } from './catalogue.ts'

export const en: Catalogue = {
  greeting:
    '{question, select, yes {Thanks, our team has your question. An agent answers right here.} other {Hi. Write your question right here, an agent answers.}}',
  joined: '{name} joined the chat.',
  resolved: 'This closes the chat. If something is still wrong, just write, and it opens again.',
  howToReply: 'Discord does not show me what is written here. Press Reply under a message, or mention me in yours.',
}
