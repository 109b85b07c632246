import { IconExternalLink, IconTrash } from '@tabler/icons-react'
import type { ModerationDetail } from '../../../protocol/moderation.ts'
import { Attachments } from '../../conversation/attachments.tsx'
import { Words } from '../../conversation/words.tsx'
import classes from './detail.module.css'

/** The words as they were when they were reported. Links lead nowhere: what is looked at here may be a trap. */
export function Said({ report }: { report: ModerationDetail }) {
  const { kind, text, files, origin, messageUrl, messageGone } = report
  return (
    <section className={classes.said} aria-label="What they said">
      <div className={classes.words}>
        <Words text={text} linksOff />
      </div>
      {files.length > 0 && <Attachments files={files} />}
      <p className={classes.where}>
        {origin ? <bdi dir="auto">#{origin.name}</bdi> : kind === 'direct' ? 'Written directly to the reporter' : null}
        {messageGone ? (
          <span className={classes.gone}>
            <IconTrash aria-hidden />
            Deleted in Discord
          </span>
        ) : (
          messageUrl && (
            <a href={messageUrl} target="_blank" rel="noopener noreferrer" className={classes.link}>
              Open in Discord
              <IconExternalLink aria-hidden className="flip" />
            </a>
          )
        )}
      </p>
    </section>
  )
}
