import { Picture } from '../look/picture.tsx'
import classes from './profile.module.css'

interface PreviewProps {
  name: string
  /** Address of the agent's picture; null when there is none, and then Discord gets words instead of a card. */
  picture: string | null
  workspace: string
}

/** What a member reads when the agent takes a conversation and answers, drawn without any channel's artwork. */
export function Preview({ name, picture, workspace }: PreviewProps) {
  return (
    <section className={classes.preview} aria-label="How a member reads you">
      <h3>How a member reads you</h3>
      <Picture of={{ id: workspace, picture: null }} size={32} />
      <div>
        <bdi className={classes.speaker}>{workspace}</bdi>
        {picture === null ? (
          <p>
            <bdi>{name}</bdi> joined the chat.
          </p>
        ) : (
          <p className={classes.card}>
            <span>
              <bdi>{name}</bdi> joined the chat.
            </span>
            <img src={picture} alt="" width={64} height={64} />
          </p>
        )}
        <p>
          <strong>
            <bdi>{name}</bdi>:
          </strong>{' '}
          Hi Kofi, I am looking at it now.
        </p>
      </div>
    </section>
  )
}
