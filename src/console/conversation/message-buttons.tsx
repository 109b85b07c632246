import { IconHandClick, IconStar, IconStarFilled } from '@tabler/icons-react'
import type { ButtonAct, MessageView } from '../../protocol/messages.ts'
import { fullDate } from '../look/time.ts'
import classes from './buttons.module.css'

type Buttons = MessageView['buttons']

/** The buttons that stand under a message at the member's: to be seen here, pressed there. */
export function MessageButtons({ buttons }: { buttons: Buttons }) {
  if (buttons.length === 0) return null
  return (
    <ul className={classes.buttons} aria-label="Buttons under this message">
      {buttons.map(({ act, value, label, pressedAt }) => (
        <li
          key={`${act} ${value}`}
          className={pressedAt ? classes.pressed : ''}
          title={pressedAt ? `Pressed ${fullDate(pressedAt)}` : 'Not pressed'}
        >
          {pressedAt && <IconHandClick aria-hidden />}
          <bdi dir="auto">{label}</bdi>
          {pressedAt && <span className="unseen">, pressed</span>}
        </li>
      ))}
    </ul>
  )
}

/** Asked in the same notice, and shown in another way than as buttons. */
const RATED: ReadonlySet<ButtonAct> = new Set(['rate', 'comment'])

/** Under a notice: a rating as stars, whatever else it offers as buttons. */
export function NoticeButtons({ message }: { message: MessageView }) {
  const others = message.buttons.filter(({ act }) => !RATED.has(act))
  const scores = message.buttons.filter(({ act }) => act === 'rate')
  return (
    <>
      <MessageButtons buttons={others} />
      {scores.length > 0 && <Score buttons={scores} />}
    </>
  )
}

function Score({ buttons }: { buttons: Buttons }) {
  const newest = buttons
    .filter(({ pressedAt }) => pressedAt !== null)
    .toSorted((a, b) => Date.parse(b.pressedAt ?? '') - Date.parse(a.pressedAt ?? ''))[0]
  if (!newest) return <p className={classes.score}>Asked for a rating, none given yet</p>
  return (
    <p className={classes.score}>
      <Stars score={Number(newest.value)} />
    </p>
  )
}

/** A rating from 1 to 5, in stars and in words. */
export function Stars({ score }: { score: number }) {
  return (
    <span className={classes.stars}>
      {[1, 2, 3, 4, 5].map((at) =>
        at <= score ? <IconStarFilled key={at} aria-hidden /> : <IconStar key={at} aria-hidden />,
      )}
      <span>Rated {score} of 5</span>
    </span>
  )
}
