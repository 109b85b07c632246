import { IconEqual } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ModerationDetail } from '../../../protocol/moderation.ts'
import { Picture } from '../../look/picture.tsx'
import { staffQuery } from '../queries.ts'
import { likenessWords } from '../words.ts'
import classes from './detail.module.css'

/** What an alarm went by: whom somebody looks like, side by side, or what gave a scam away. */
export function Alarm({ report }: { report: ModerationDetail }) {
  return report.kind === 'lookalike' ? <Likeness report={report} /> : <Scam report={report} />
}

/** An alarm keeps the name and the handle as they were: "Arjun Nair (@member.16)". */
const handleIn = (text: string): string | null => /\((@[^()\s]+)\)$/.exec(text)?.[1] ?? null

function Likeness({ report: { id, subject, facts, text } }: { report: ModerationDetail }) {
  const known = useQuery(staffQuery).data?.get(facts.staff?.address ?? '')
  return (
    <section className={classes.alarm} aria-label="Why there is an alarm">
      <div className={classes.faces}>
        <figure>
          <Picture of={{ id: subject.address ?? id, picture: subject.picture }} size={72} />
          <figcaption>
            <bdi dir="auto">{subject.name}</bdi>
            <small>{handleIn(text) ?? 'this account'}</small>
          </figcaption>
        </figure>
        <IconEqual aria-hidden className={classes.alike} />
        <figure>
          <Picture of={{ id: facts.staff?.address ?? '', picture: known?.picture ?? null }} size={72} />
          <figcaption>
            <bdi dir="auto">{facts.staff?.name ?? 'Staff'}</bdi>
            <small>{known && known.handle !== '' ? `@${known.handle}` : 'staff'}</small>
          </figcaption>
        </figure>
      </div>
      <p>
        <b>{likenessWords(facts, known?.roles ?? [])}.</b>{' '}
        {facts.certainty !== undefined && facts.certainty < 0.8
          ? 'It may be chance: names are often alike.'
          : 'Staff are known by /verify, not by their name.'}
      </p>
    </section>
  )
}

function Scam({ report: { facts, subject } }: { report: ModerationDetail }) {
  return (
    <section className={classes.alarm} aria-label="Why there is an alarm">
      <p>
        <b>
          “<bdi dir="auto">{facts.found}</bdi>” gave it away.
        </b>{' '}
        {subject.name || 'They'} wrote it to the bot, where AutoMod does not see it.{' '}
        {facts.conversation && (
          <Link
            to="/inbox/$view/$conversation"
            params={{ view: 'all', conversation: facts.conversation }}
            className={classes.link}
          >
            Read the chat
          </Link>
        )}
      </p>
    </section>
  )
}
