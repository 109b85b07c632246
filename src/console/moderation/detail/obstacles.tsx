import type { ModerationActKind, ModerationDetail } from '../../../protocol/moderation.ts'
import { Note } from '../../page/note.tsx'

const NAMES: Partial<Record<ModerationActKind, string>> = {
  delete_message: 'Delete',
  time_out: 'Time out',
  ban: 'Ban',
}

/** What Discord would refuse the bot, each reason once with the acts that it stands against, and the link that mends it. */
export function Obstacles({ report: { obstacles, state } }: { report: ModerationDetail }) {
  if (state !== 'open') return null
  const reasons = Map.groupBy(obstacles, ({ words }) => words)
  return [...reasons].map(([words, against]) => {
    const invite = against[0]?.invite ?? null
    return (
      <Note key={words} tone="warn">
        <b>{against.flatMap(({ act }) => NAMES[act] ?? []).join(', ')}:</b> {words}{' '}
        {invite && (
          <a href={invite} target="_blank" rel="noopener noreferrer">
            Give the bot the right
          </a>
        )}
      </Note>
    )
  })
}
