import { ChatHead } from './chat-head.tsx'
import { ChatLog } from './chat-log.tsx'
import styles from './flex-page.module.css'
import type { FlexState, FlexTask, FlexWorker } from './types.ts'
import { useChat } from './use-flex.ts'
import { Writer } from './writer.tsx'

/** A chat that one has. */
export function ChatView(props: { state: FlexState; me: FlexWorker; task: FlexTask; onBack: () => void }) {
  const { state, me, task, onBack } = props
  const chat = useChat(task.sid, state)
  const closed = chat?.state === 'closed'
  return (
    <div className={styles.chat}>
      <ChatHead state={state} me={me} task={task} closed={closed} onBack={onBack} />
      {chat ? <ChatLog chat={chat} me={me} /> : <div className={styles.log} />}
      {task.status === 'wrapping' ? (
        <p className={styles.over}>The chat is over. Complete the task when you have written down what you need.</p>
      ) : closed ? (
        <p className={styles.over}>The chat was closed. Wrap up to end your task.</p>
      ) : (
        <Writer me={me} task={task} />
      )}
    </div>
  )
}
