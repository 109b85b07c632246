import { type FormEvent, useId } from 'react'
import type { EndpointView } from '../../protocol/endpoint.ts'
import { Button } from '../look/button.tsx'
import { Switch, TextField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import classes from './settings.module.css'
import { useEndpoint } from './use-endpoint.ts'

type Form = ReturnType<typeof useEndpoint>

/** Where the endpoint is, what of it is used, and how much of it a day. */
export function EndpointForm({ endpoint }: { endpoint: EndpointView | null }) {
  const form = useEndpoint(endpoint)
  const { busy, changed, said, fault, usable } = form
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void (changed ? form.save() : form.check())
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <Address form={form} endpoint={endpoint} />
      <Models form={form} />
      <Uses form={form} />
      <TextField
        label="Tokens a day"
        value={form.value.dailyTokens}
        onChange={(event) => form.type({ dailyTokens: event.target.value })}
        inputMode="numeric"
        maxLength={12}
        fault={/^[\d\s,.]{1,12}$/.test(form.value.dailyTokens) ? null : 'Write a number. 0 turns it off.'}
        hint="When they are used up, the virtual agent goes on alone until midnight in UTC. 0 turns it off."
      />
      {said && <Note tone={said.ok ? 'ok' : 'bad'}>{said.words}</Note>}
      {fault !== null && <Note tone="bad">{fault}</Note>}
      <div className={classes.foot}>
        {changed && (
          <Button type="submit" tone="primary" disabled={busy || !usable}>
            Save
          </Button>
        )}
        <Button disabled={busy || !usable} onClick={() => void form.check()}>
          {busy ? 'Asking' : 'Check'}
        </Button>
        {changed && (
          <Button tone="quiet" onClick={form.forget}>
            Discard
          </Button>
        )}
      </div>
    </form>
  )
}

function Address({ form, endpoint }: { form: Form; endpoint: EndpointView | null }) {
  const { value, type } = form
  if (endpoint?.fixed)
    return (
      <TextField
        label="Address"
        value={value.baseUrl}
        readOnly
        dir="ltr"
        hint="Address and key are set by OPENAI_BASE_URL and OPENAI_API_KEY, and are changed there."
      />
    )
  return (
    <>
      <TextField
        label="Address"
        type="url"
        placeholder="https://api.openai.com/v1"
        value={value.baseUrl}
        onChange={(event) => type({ baseUrl: event.target.value })}
        maxLength={300}
        dir="ltr"
        spellCheck={false}
        hint="What stands before /chat/completions."
      />
      <TextField
        label="Key"
        type="password"
        name="endpoint-key"
        autoComplete="off"
        value={value.key}
        onChange={(event) => type({ key: event.target.value })}
        maxLength={500}
        dir="ltr"
        hint={endpoint?.hasKey ? 'One is kept. Type another to replace it.' : 'Kept sealed, never shown again.'}
      />
    </>
  )
}

/** Models are typed, or chosen from those that Check has found. */
function Models({ form: { value, type, models } }: { form: Form }) {
  const list = useId()
  return (
    <>
      <TextField
        label="Model for words"
        value={value.chatModel}
        onChange={(event) => type({ chatModel: event.target.value })}
        list={list}
        maxLength={200}
        dir="ltr"
        spellCheck={false}
        hint={models.length > 0 ? `Check found ${models.length}.` : 'Check finds which ones there are.'}
      />
      <TextField
        label="Model for embeddings"
        value={value.embeddingModel}
        onChange={(event) => type({ embeddingModel: event.target.value })}
        list={list}
        maxLength={200}
        dir="ltr"
        spellCheck={false}
        hint="Helps to find the article. It counts as much as it helps with your own example questions, and not at all if it does not."
      />
      <datalist id={list}>
        {models.map((model) => (
          <option key={model} value={model} />
        ))}
      </datalist>
    </>
  )
}

function Uses({ form: { value, type } }: { form: Form }) {
  const without = value.chatModel.trim() === ''
  return (
    <>
      <Switch
        label="Chooses when the virtual agent is not sure"
        words="It is shown the five nearest articles, and names one or none of them."
        checked={value.chooses}
        disabled={without}
        onChange={(chooses) => type({ chooses })}
      />
      <Switch
        label="Puts answers into words"
        words="Only from the article that is cited. If one sentence is not found there, members get the article itself."
        checked={value.composes}
        disabled={without}
        onChange={(composes) => type({ composes })}
      />
      <Switch
        label="Drafts for agents"
        words="Replies and summaries, when an agent asks for one. Nothing is sent by itself."
        checked={value.drafts}
        disabled={without}
        onChange={(drafts) => type({ drafts })}
      />
    </>
  )
}
