import styles from './flex-page.module.css'
import type { FlexState, FlexTask, FlexWorker } from './types.ts'
import { clock } from './when.ts'

interface Props {
  state: FlexState
  me: FlexWorker
  chosen: string | null
  onChoose: (task: string) => void
}

/** Tasks by what there is to do with them. */
export function TaskList({ state, me, chosen, onChoose }: Props) {
  const isMine = (task: FlexTask) => task.worker === me.sid
  const isOffered = (task: FlexTask) => task.status === 'reserved'
  const shelves = [
    { name: 'Offered to you', tasks: state.tasks.filter((task) => isMine(task) && isOffered(task)) },
    { name: 'Yours', tasks: state.tasks.filter((task) => isMine(task) && !isOffered(task)) },
    { name: 'With others', tasks: state.tasks.filter((task) => !isMine(task)) },
  ]
  return (
    <div className={styles.tasks}>
      {shelves.map(({ name, tasks }) =>
        tasks.length > 0 || name === 'Yours' ? (
          <section key={name} aria-label={name}>
            <h2>{name}</h2>
            {tasks.length === 0 ? <p className={styles.none}>You have no chat.</p> : null}
            <ul>
              {tasks.map((task) => (
                <li key={task.sid}>
                  <button
                    type="button"
                    className={styles.task}
                    aria-current={task.sid === chosen || undefined}
                    data-status={task.status}
                    onClick={() => onChoose(task.sid)}
                  >
                    <b>
                      <bdi>{task.title}</bdi>
                    </b>
                    <small>{standing(task, state, me)}</small>
                    {task.words ? <span dir="auto">{task.words}</span> : null}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ) : null,
      )}
    </div>
  )
}

/** How a task stands, in a few words. */
export function standing(task: FlexTask, state: FlexState, me: FlexWorker): string {
  const nameOf = (sid: string | null) => state.workers.find((each) => each.sid === sid)?.full_name ?? 'nobody'
  const from = task.from ? ` · from ${nameOf(task.from)}` : ''
  if (task.status === 'pending') return 'Nobody is available for it'
  const mine = task.worker === me.sid
  if (task.status === 'reserved') {
    const until = task.answer_until === null ? '' : ` until ${clock(task.answer_until)}`
    return mine ? `Offered${until}${from}` : `${nameOf(task.worker)} is asked${until}`
  }
  if (task.status === 'wrapping') return mine ? 'Wrapping up' : `${nameOf(task.worker)} wraps up`
  return mine ? `Since ${clock(task.created)}${from}` : `With ${nameOf(task.worker)}`
}
