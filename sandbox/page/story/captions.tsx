import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { StoryView } from '../../contract.ts'
import { call } from '../live/call.ts'
import button from '../look/button.module.css'
import styles from './captions.module.css'

const FASTER = 4

/** What happens in the story, in a line over the windows; stays after its end until it is put away. */
export function Captions({ story }: { story: StoryView }) {
  const [away, setAway] = useState<string | null>(null)
  const playing = story.state === 'playing'
  if (story.caption === null || (!playing && away === story.member)) return null
  const hurry = () => void call('hurry-story', { speed: story.speed > 1 ? 1 : FASTER }).catch(() => {})
  const next = () => void call('play-story', { chapter: 'report' }).catch(() => {})
  return (
    <section className={styles.band} aria-label="The story" data-state={story.state}>
      <span className={styles.count}>
        {story.state === 'failed' ? 'Stuck' : `${Math.min(story.scene, story.scenes)} of ${story.scenes}`}
      </span>
      <p role="status">{story.caption}</p>
      {story.desk && story.at_desk ? (
        <a className={button.btn} href={`${story.desk}${story.at_desk}`} target="_blank" rel="noreferrer">
          See it at the desk
        </a>
      ) : null}
      {story.chapter === 'help' && story.state === 'over' ? (
        <button type="button" className={`${button.btn} ${button.main}`} onClick={next}>
          Next: a bug
        </button>
      ) : null}
      {playing ? (
        <button type="button" className={button.btn} aria-pressed={story.speed > 1} onClick={hurry}>
          Faster
        </button>
      ) : (
        <button
          type="button"
          className={button.icon}
          aria-label="Put the story's words away"
          onClick={() => setAway(story.member)}
        >
          <IconX size={15} aria-hidden />
        </button>
      )}
    </section>
  )
}
