import { Ask } from '../../page/ask.tsx'

interface DismissAskProps {
  opened: boolean
  words: string
  /** How many questions. */
  count: number
  dismiss: () => Promise<string | null>
  close: () => void
}

/** Dismissed questions do not come back, so it asks. */
export function DismissAsk({ opened, words, count, dismiss, close }: DismissAskProps) {
  const questions = count === 1 ? '1 question' : `${count} questions`
  return (
    <Ask
      opened={opened}
      title={`Dismiss ${questions}?`}
      verb={`Dismiss ${questions}`}
      stay="Keep them"
      act={dismiss}
      close={close}
    >
      <p>
        “<span dir="auto">{words}</span>” leaves this list for good. Asked again, it comes back as a new one.
      </p>
    </Ask>
  )
}
