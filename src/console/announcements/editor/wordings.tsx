import { useQuery } from '@tanstack/react-query'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { Words } from '../../conversation/words.tsx'
import { fullDate, pastWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { Note } from '../../page/note.tsx'
import { failureOf } from '../../session/rpc.ts'
import { revisionsQuery } from '../queries.ts'
import classes from './editor.module.css'

/** How it once read, the youngest first; nothing is drawn while there was only one wording. */
export function Wordings({ stored }: { stored: AnnouncementView }) {
  const now = useNow(60_000)
  const { data, error } = useQuery(revisionsQuery(stored.id))
  if (error) return <Note tone="bad">Earlier wordings could not be read: {failureOf(error).words}</Note>
  const earlier = (data ?? [])
    .filter(({ text }) => text !== stored.text)
    .toSorted((one, other) => other.version - one.version)
  if (earlier.length === 0) return null
  return (
    <section className={classes.wordings} aria-labelledby="wordings">
      <h2 id="wordings">Earlier wordings</h2>
      <ul>
        {earlier.map(({ version, text, by, at }) => (
          <li key={version}>
            <details>
              <summary title={fullDate(at)}>
                {pastWords(at, now)}
                {by && (
                  <>
                    {' '}
                    by <bdi>{by.publicName}</bdi>
                  </>
                )}
              </summary>
              <Words text={text} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
