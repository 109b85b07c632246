import { useQuery } from '@tanstack/react-query'
import { Words } from '../../conversation/words.tsx'
import { Picture } from '../../look/picture.tsx'
import { useMe } from '../../session/session.ts'
import { placesQuery } from '../queries.ts'
import classes from './discord-message.module.css'

interface DiscordMessageProps {
  /** What Discord is given: the words, and our mark below them. */
  text: string
  /** Name of the role that stands before the words, with its @. */
  mention?: string | null | undefined
  when?: string | undefined
}

/** A message as Discord draws it: our bot's name, the word that says it is an application, the words. */
export function DiscordMessage({ text, mention = null, when = 'now' }: DiscordMessageProps) {
  const { workspace } = useMe()
  const name = useQuery(placesQuery).data?.bot ?? workspace.name
  return (
    <div className={classes.message}>
      <Picture of={{ id: workspace.name, picture: null }} size={40} />
      <div>
        <p className={classes.speaker}>
          <b>
            <bdi>{name}</bdi>
          </b>
          <span className={classes.tag}>APP</span>
          <small>{when}</small>
        </p>
        {mention !== null && (
          <p>
            <span className={classes.mention}>{mention}</span>
          </p>
        )}
        <Words text={text} />
      </div>
    </div>
  )
}
