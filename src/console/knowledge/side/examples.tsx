import { IconX } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { useVirtualAgent } from '../../session/virtual-agent.ts'
import { addExamples } from './add-examples.ts'
import classes from './examples.module.css'

/** More are folded: what was added last is shown. */
const SHOWN = 8

interface ExamplesProps {
  examples: readonly string[]
  change: (examples: string[]) => void
}

/** Questions as members really type them. Enter adds one; several lines that are pasted become several. */
export function Examples({ examples, change }: ExamplesProps) {
  const { name } = useVirtualAgent()
  const [typed, setTyped] = useState('')
  const [left, setLeft] = useState<string | null>(null)
  const [all, setAll] = useState(false)
  const hidden = all || examples.length <= SHOWN + 1 ? 0 : examples.length - SHOWN
  const add = (words: string) => {
    const added = addExamples(examples, words)
    setTyped('')
    setLeft(added.left)
    if (added.examples.length > examples.length) change(added.examples)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    add(typed)
  }
  const onPaste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (!/\n/.test(pasted.trim())) return
    event.preventDefault()
    add(`${typed}${pasted}`)
  }
  return (
    <section className={classes.block} aria-labelledby="examples">
      <h2 id="examples">
        Example questions
        {examples.length > 0 && <span>{examples.length}</span>}
      </h2>
      <p className={classes.lead}>How members really ask. {name} learns from these.</p>
      <ul className={classes.list}>
        {examples.slice(hidden).map((example) => (
          <li key={example}>
            <span dir="auto">{example}</span>
            <button
              type="button"
              aria-label={`Remove “${example}”`}
              onClick={() => change(examples.filter((each) => each !== example))}
            >
              <IconX aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className={classes.all} onClick={() => setAll(true)}>
          Show {hidden} more
        </button>
      )}
      <input
        aria-label="Add a question"
        placeholder="Add a question a member would type"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKey}
        onPaste={onPaste}
        // What stands in the field when one goes to save was meant to be in it.
        onBlur={() => add(typed)}
        dir="auto"
      />
      {left !== null && (
        <p className={classes.left} role="alert">
          {left}
        </p>
      )}
    </section>
  )
}

/** The same for who may not change them. */
export function ReadExamples({ examples }: Pick<ExamplesProps, 'examples'>) {
  if (examples.length === 0) return null
  return (
    <section className={classes.block} aria-labelledby="examples">
      <h2 id="examples">
        Example questions <span>{examples.length}</span>
      </h2>
      <ul className={classes.list}>
        {examples.map((example) => (
          <li key={example} dir="auto">
            <span>{example}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
