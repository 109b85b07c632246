import {
  IconAlertCircle,
  IconAlertTriangle,
  IconArrowsSort,
  IconCheck,
  IconClockHour4,
  IconPencil,
  IconPlus,
  IconSend,
  IconTrash,
} from '@tabler/icons-react'
import type { ServerStep } from '../../../protocol/server.ts'
import { Invite } from '../invite.tsx'
import { actWords, partWords } from '../words.ts'
import classes from './plan.module.css'

const ACTS = { create: IconPlus, change: IconPencil, delete: IconTrash, post: IconSend, order: IconArrowsSort }
const STATES = { planned: null, done: IconCheck, failed: IconAlertCircle, left: IconClockHour4 }

/** One change: what happens to what, and how it reads before and after. */
export function StepRow({ step }: { step: ServerStep }) {
  const { act, part, name, within, lines, careful, obstacle, state, words } = step
  const Icon = STATES[state] ?? ACTS[act]
  return (
    <li className={`${classes.step} ${classes[act]} ${classes[state]}`}>
      <Icon aria-hidden />
      <div>
        <p>
          {actWords(step)} <b>{named(part, name)}</b>
          {within !== null && (
            <small>
              {' '}
              in <bdi>{within}</bdi>
            </small>
          )}
          {state === 'left' && <small> · left for later</small>}
        </p>
        {careful && act !== 'delete' && state !== 'done' && (
          <p className={classes.careful}>
            <IconAlertTriangle aria-hidden />
            Gives members more than they have, or takes something away.
          </p>
        )}
        {state !== 'done' && <Lines lines={lines} />}
        {words !== null && words !== obstacle?.words && (
          <p className={state === 'failed' ? classes.bad : classes.said}>{words}</p>
        )}
        {obstacle && (
          <p className={classes.bad}>
            {obstacle.words} <Invite href={obstacle.invite} />
          </p>
        )}
      </div>
    </li>
  )
}

/** "role Moderator", "channel #rules"; what says its kind by itself says no more. */
function named(part: ServerStep['part'], name: string) {
  const kind = partWords(part)
  if (part === 'everyone' || part === 'order' || part === 'server') return kind
  return (
    <>
      {name.startsWith('#') ? '' : `${kind} `}
      <bdi>{name}</bdi>
    </>
  )
}

function Lines({ lines }: { lines: ServerStep['lines'] }) {
  if (lines.length === 0) return null
  return (
    <dl className={classes.lines}>
      {lines.map(({ what, before, after }) => (
        <div key={what}>
          <dt>{what}</dt>
          <dd dir="auto">
            {before !== null && (
              <del>
                <span className="unseen">now: </span>
                {before === '' ? 'nothing' : before}
              </del>
            )}
            {after !== null && (
              <ins>
                <span className="unseen">then: </span>
                {after === '' ? 'nothing' : after}
              </ins>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}
