import { IconBrandDiscord, IconFlask } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useKept } from '../live/use-kept.ts'
import { ChatView } from './chat-view.tsx'
import './flex-theme.css'
import styles from './flex-page.module.css'
import { OfferView } from './offer-view.tsx'
import { TaskList } from './task-list.tsx'
import type { FlexState, FlexTask, FlexWorker } from './types.ts'
import { useFlex } from './use-flex.ts'
import { WorkerBar } from './worker-bar.tsx'

/** The page of a simulated Flex: be one of its agents. */
export function FlexPage() {
  const { state, status, retry } = useFlex()
  const [name, setName] = useKept('flex.worker', '')
  const me = state?.workers.find((each) => each.name === name) ?? state?.workers[0]
  usePageName()
  return (
    <div className={styles.page}>
      <Band />
      {status === 'away' ? <Away onRetry={retry} /> : null}
      {state && me ? <Desk key={me.sid} state={state} me={me} onSwitch={setName} /> : null}
    </div>
  )
}

function usePageName(): void {
  useEffect(() => {
    document.title = 'Simulated Flex · Guildesk'
    document.documentElement.dataset.page = 'flex'
  }, [])
}

/** Says what this is, on every view of it. */
function Band() {
  return (
    <header className={styles.band}>
      <h1 className={styles.tag}>
        <IconFlask size={15} stroke={2} aria-hidden />
        Simulated Flex
      </h1>
      <p className={styles.words}>
        Nothing here leaves this computer. <span>Be the Flex agent whom Guildesk hands chats to.</span>
      </p>
      <a className={styles.btn} href="/" target="_blank" rel="noreferrer" aria-label="Open the simulated Discord">
        <IconBrandDiscord size={16} stroke={1.75} aria-hidden />
        <span className={styles.label}>Open the simulated Discord</span>
      </a>
    </header>
  )
}

function Away({ onRetry }: { onRetry: () => void }) {
  return (
    <div className={styles.strip} role="status">
      <span>The sandbox is away. What you see may be old; nothing can be sent. It is tried again by itself.</span>
      <button type="button" className={styles.btn} onClick={onRetry}>
        Try now
      </button>
    </div>
  )
}

interface DeskProps {
  state: FlexState
  me: FlexWorker
  onSwitch: (name: string) => void
}

function Desk({ state, me, onSwitch }: DeskProps) {
  const [chosen, setChosen] = useState<string | null>(null)
  const task = state.tasks.find(({ sid }) => sid === chosen) ?? null
  return (
    <main className={styles.desk} data-open={task ? true : undefined}>
      <nav className={styles.side} aria-label="Tasks">
        <WorkerBar state={state} me={me} onSwitch={onSwitch} />
        <TaskList state={state} me={me} chosen={task?.sid ?? null} onChoose={setChosen} />
      </nav>
      <section className={styles.main} aria-label="Chat">
        {task ? (
          <TaskView key={task.sid} state={state} me={me} task={task} onBack={() => setChosen(null)} />
        ) : (
          <Nothing me={me} state={state} />
        )}
      </section>
    </main>
  )
}

interface TaskProps {
  state: FlexState
  me: FlexWorker
  task: FlexTask
  onBack: () => void
}

/** What one has is a chat; what one is asked for, or others are, is a question first. */
function TaskView(props: TaskProps) {
  const { task, me } = props
  const mine = task.worker === me.sid && (task.status === 'assigned' || task.status === 'wrapping')
  return mine ? <ChatView {...props} /> : <OfferView {...props} />
}

function Nothing({ me, state }: { me: FlexWorker; state: FlexState }) {
  const words =
    state.tasks.length > 0
      ? 'Choose a task to read its chat.'
      : me.available
        ? 'No chat is here. The next one that is handed to Flex appears here.'
        : `Your status is ${me.activity}, so nothing is offered to you.`
  return <p className={styles.nothing}>{words}</p>
}
