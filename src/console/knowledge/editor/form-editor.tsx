import { IconArrowUp, IconPlus, IconX } from '@tabler/icons-react'
import { useId } from 'react'
import type { Slot } from '../../../protocol/articles.ts'
import { Button, IconButton } from '../../look/button.tsx'
import { SelectField, Switch, TextArea, TextField } from '../../page/field.tsx'
import { useVirtualAgent } from '../../session/virtual-agent.ts'
import classes from './form-editor.module.css'

const MOST = 5
const KINDS: Record<Slot['kind'], string> = {
  text: 'Words',
  number: 'A number',
  email: 'An e-mail address',
  order: 'An order number',
  choice: 'One of several choices',
}
const EMPTY: Slot = { name: '', question: '', kind: 'text', choices: [], required: true }

interface FormEditorProps {
  form: readonly Slot[]
  change: (form: Slot[]) => void
}

/** What the virtual agent asks a member before a person takes over, so that the agent need not. */
export function FormEditor({ form, change }: FormEditorProps) {
  const { name } = useVirtualAgent()
  const heading = useId()
  const put = (at: number, part: Partial<Slot>) =>
    change(form.map((slot, index) => (index === at ? { ...slot, ...part } : slot)))
  const swap = (at: number) => {
    const moved = [...form]
    moved.splice(at - 1, 2, ...form.slice(at - 1, at + 1).reverse())
    change(moved)
  }
  return (
    <section className={classes.form} aria-labelledby={heading}>
      <h2 id={heading}>Ask before a person takes over</h2>
      <p>
        {form.length === 0
          ? `Where this article does not help, ${name} can ask for what the agent will need, such as an order number.`
          : `${name} asks these one by one. The answers stand on the case.`}
      </p>
      <ol>
        {form.map((slot, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question has no identity but its place.
          <li key={at}>
            <SlotFields slot={slot} at={at} put={(part) => put(at, part)} />
            <div className={classes.acts}>
              {at > 0 && (
                <IconButton label={`Ask question ${at + 1} earlier`} onClick={() => swap(at)}>
                  <IconArrowUp aria-hidden />
                </IconButton>
              )}
              <IconButton
                label={`Remove question ${at + 1}`}
                onClick={() => change(form.filter((_, index) => index !== at))}
              >
                <IconX aria-hidden />
              </IconButton>
            </div>
          </li>
        ))}
      </ol>
      {form.length < MOST && (
        <Button size="small" onClick={() => change([...form, EMPTY])}>
          <IconPlus aria-hidden />
          Ask {form.length === 0 ? 'for something' : 'for one more thing'}
        </Button>
      )}
    </section>
  )
}

function SlotFields({ slot, at, put }: { slot: Slot; at: number; put: (part: Partial<Slot>) => void }) {
  const { name, question, kind, choices, required } = slot
  return (
    <fieldset>
      <legend className="unseen">Question {at + 1}</legend>
      <TextField
        label="As the member is asked"
        placeholder="What is the order number on your receipt?"
        maxLength={300}
        value={question}
        onChange={(event) => put({ question: event.target.value })}
        dir="auto"
      />
      <div className={classes.pair}>
        <TextField
          label="As it is called on the case"
          placeholder="Order number"
          maxLength={60}
          value={name}
          onChange={(event) => put({ name: event.target.value })}
          dir="auto"
        />
        <SelectField
          label="The answer is"
          value={kind}
          onChange={(event) => put({ kind: event.target.value as Slot['kind'] })}
        >
          {Object.entries(KINDS).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </SelectField>
      </div>
      {kind === 'choice' && (
        <TextArea
          label="Choices"
          hint="One on each line, 2 to 10 of them."
          value={choices.join('\n')}
          onChange={(event) => put({ choices: event.target.value.split('\n').slice(0, 10) })}
          dir="auto"
        />
      )}
      <Switch
        label="Must be answered"
        words={required ? 'A member cannot pass over it.' : 'A member may pass over it.'}
        checked={required}
        onChange={(checked) => put({ required: checked })}
      />
    </fieldset>
  )
}
