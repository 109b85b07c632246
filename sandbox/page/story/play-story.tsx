import { IconBug, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useState } from 'react'
import type { StoryView } from '../../contract.ts'
import styles from '../app.module.css'
import { call, sentence } from '../live/call.ts'
import button from '../look/button.module.css'

/** Plays the story, or stops the one that plays. Not there where no desk is to play with. */
export function PlayStory({ story }: { story: StoryView }) {
  const [wrong, setWrong] = useState<string | null>(null)
  if (!story.ready) return null
  const playing = story.state === 'playing'
  const words = playing ? 'Stop the story' : 'Play the story'
  const Icon = playing ? IconPlayerStop : IconPlayerPlay
  const act = (chapter: StoryView['chapter']) => {
    setWrong(null)
    const done = playing ? call('stop-story', {}) : call('play-story', { chapter })
    done.catch((error: unknown) => setWrong(sentence(error)))
  }
  return (
    <>
      {wrong ? <span role="alert">{wrong}</span> : null}
      <button
        type="button"
        className={button.btn}
        aria-label={words}
        title="Both sides of one chat, in about a minute"
        onClick={() => act('help')}
      >
        <Icon size={16} stroke={1.75} aria-hidden />
        <span className={styles.label}>{words}</span>
      </button>
      {playing ? null : (
        <button
          type="button"
          className={button.btn}
          aria-label="Play a bug until it is fixed"
          title="A bug, from the report to the fix"
          onClick={() => act('report')}
        >
          <IconBug size={16} stroke={1.75} aria-hidden />
          <span className={styles.label}>Play a bug</span>
        </button>
      )}
    </>
  )
}
