import type { ModerationDetail } from '../../../protocol/moderation.ts'
import { Note } from '../../page/note.tsx'

/** What Discord would refuse the bot, each reason once, with the link that mends it. */
export function Obstacles({ report: { obstacles, state } }: { report: ModerationDetail }) {
  if (state !== 'open') return null
  const once = [...new Map(obstacles.map((each) => [each.words, each])).values()]
  return once.map(({ words, invite }) => (
    <Note key={words} tone="warn">
      {words}{' '}
      {invite && (
        <a href={invite} target="_blank" rel="noopener noreferrer">
          Give the bot the right
        </a>
      )}
    </Note>
  ))
}
