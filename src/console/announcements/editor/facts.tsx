import { IconExternalLink } from '@tabler/icons-react'
import type { AnnouncementView } from '../../../protocol/announcements.ts'
import { fullDate } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { crosspostWords, dueWords, isOpen, mentionWords } from '../words.ts'
import classes from './editor.module.css'

/** Where it went and what it did, for what is not chosen any more, or by who reads. */
export function Facts({ stored }: { stored: AnnouncementView }) {
  const now = useNow(60_000)
  const { place, mention, postedAt, createdBy, pinned, url, source, state } = stored
  const published = crosspostWords(stored, now)
  return (
    <dl className={classes.facts}>
      <dt>Channel</dt>
      <dd>
        <bdi>#{place.name}</bdi>{' '}
        {url !== null && (
          <a href={url} target="_blank" rel="noopener">
            Open in Discord
            <IconExternalLink aria-hidden className="flip" />
          </a>
        )}
      </dd>
      <dt>Mentions</dt>
      <dd>{mentionWords(mention, place.name) ?? 'Nobody'}</dd>
      {published !== null && (
        <>
          <dt>Publishing</dt>
          <dd>{published}</dd>
        </>
      )}
      {postedAt !== null && (
        <>
          <dt>Posted</dt>
          <dd>
            {fullDate(postedAt)}
            {pinned && ', pinned'}
          </dd>
        </>
      )}
      {state === 'scheduled' && isOpen(stored) && (
        <>
          <dt>Goes out</dt>
          <dd>{dueWords(stored, now)}</dd>
        </>
      )}
      <dt>{source ? 'From' : 'Written by'}</dt>
      <dd>
        <Origin source={source} author={createdBy?.publicName ?? 'A program, by the API'} />
      </dd>
    </dl>
  )
}

/** The source with the item's address, or who wrote it. */
export function Origin({ source, author }: { source: AnnouncementView['source']; author: string }) {
  if (source === null) return <bdi>{author}</bdi>
  return (
    <>
      <bdi>{source.name}</bdi>{' '}
      {source.link !== null && (
        <a href={source.link} target="_blank" rel="noopener noreferrer nofollow">
          The item
          <IconExternalLink aria-hidden className="flip" />
        </a>
      )}
    </>
  )
}
