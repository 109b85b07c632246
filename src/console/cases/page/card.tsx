import { IconAlertCircle, IconArrowUpRight, IconChecks, IconClock } from '@tabler/icons-react'
import { Button } from '../../look/button.tsx'
import { fullDate, momentWords } from '../../look/time.ts'
import { useNow } from '../../look/use-now.ts'
import { rpc } from '../../session/rpc.ts'
import type { CaseActs } from './acts.ts'
import { cardSteps } from './card-words.ts'
import type { ShownCase } from './queries.ts'
import classes from './side.module.css'

interface CardProps {
  shown: ShownCase
  acts: CaseActs
}

/** The living card as members see it, and whether it stands there so. */
export function CardSection({ shown, acts }: CardProps) {
  const { card } = shown
  if (!card) return null
  return (
    <section className={classes.section} aria-label="Living card">
      <h2>
        Living card
        {card.url === null ? (
          <span>
            <bdi>#{card.channel.name}</bdi>
          </span>
        ) : (
          <a href={card.url} target="_blank" rel="noopener">
            <bdi>#{card.channel.name}</bdi>
            <IconArrowUpRight aria-hidden className="flip" />
            <span className="unseen">, opens in Discord</span>
          </a>
        )}
      </h2>
      <div className={`${classes.card} ${card.state === 'standing' ? '' : classes.away}`}>
        <b dir="auto">{shown.subject}</b>
        <p>
          {cardSteps(shown).map(({ sign, words, now }) => (
            <span key={words}>
              <span aria-hidden>{sign}</span> {now ? <b>{words}</b> : words}
            </span>
          ))}
        </p>
        <p className={classes.counts}>
          <span>
            {shown.reporters.toLocaleString('en')} {shown.type === 'feature' ? 'votes' : 'me too'}
          </span>
          <span>{shown.followers.toLocaleString('en')} follow</span>
        </p>
      </div>
      <State shown={shown} acts={acts} card={card} />
    </section>
  )
}

function State({ shown, acts, card }: CardProps & { card: NonNullable<ShownCase['card']> }) {
  const now = useNow(30_000)
  if (card.state === 'standing') {
    if (card.sameSince === null) return null
    return (
      <p className={classes.same}>
        <IconChecks aria-hidden />
        Same as here since{' '}
        <time dateTime={card.sameSince} title={fullDate(card.sameSince)}>
          {momentWords(card.sameSince, now)}
        </time>
      </p>
    )
  }
  if (card.state === 'waiting') {
    return (
      <p className={classes.same}>
        <IconClock aria-hidden />
        On its way to Discord
      </p>
    )
  }
  return (
    <div className={classes.trouble}>
      <p>
        <IconAlertCircle aria-hidden />
        <span>{card.words ?? 'Somebody deleted it in Discord.'}</span>
      </p>
      <Button
        size="small"
        disabled={acts.busy}
        onClick={() => void acts.ask('Not posted', () => rpc.cases.postCard({ id: shown.id }))}
      >
        Post again
      </Button>
    </div>
  )
}
