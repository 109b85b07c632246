import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CaseOutcome, CaseStatus } from '../../../protocol/cases.ts'
import { Button } from '../../look/button.tsx'
import { SelectField, Switch, TextArea, TextField } from '../../page/field.tsx'
import { Note } from '../../page/note.tsx'
import { LANGUAGE_WORDS, OUTCOME_WORDS, STATUS_WORDS } from '../words.ts'
import { closeDialog } from './dialog.ts'
import classes from './dialogs.module.css'
import { reachQuery, type ShownCase } from './queries.ts'
import { outcomesOf, secondsInWords, toldBy, unreachedInWords, waitersInWords } from './telling.ts'
import type { Move, useMove } from './use-move.ts'
import type { MemberLocale } from './use-update.ts'

interface MoveDialogProps {
  shown: ShownCase
  status: CaseStatus
  move: ReturnType<typeof useMove>
}

/** Before a move that members hear of: how it ends, a word to all, and whether they are told. */
export function MoveDialog({ shown, status, move }: MoveDialogProps) {
  const form = useMoveForm(shown, status, move)
  const ends = status === 'resolved'
  return (
    <form className={classes.form} onSubmit={(event) => void form.submit(event)}>
      {ends && <Ending shown={shown} form={form} />}
      {form.telling && <Texts shown={shown} texts={form.texts} setTexts={form.setTexts} />}
      {form.most > 0 && (
        <Switch
          label={`Tell ${waitersInWords(shown)}`}
          words={form.tell ? <Telling shown={shown} /> : 'Nobody is told. The card changes all the same.'}
          checked={form.tell}
          onChange={form.setTell}
        />
      )}
      {form.fault !== null && <Note tone="bad">Not moved: {form.fault}</Note>}
      <div className={classes.foot}>
        <Button onClick={closeDialog}>Cancel</Button>
        <Button type="submit" tone="primary" data-autofocus disabled={form.busy}>
          {ends ? 'Resolve' : `Move to ${STATUS_WORDS[status]}`}
          {form.telling && ` and tell ${form.most.toLocaleString('en')}`}
        </Button>
      </div>
    </form>
  )
}

function useMoveForm(shown: ShownCase, status: CaseStatus, move: MoveDialogProps['move']) {
  const most = toldBy(shown, status)
  const likely = status === 'resolved' ? outcomesOf(shown.type)[0] : undefined
  const [outcome, setOutcome] = useState<CaseOutcome | undefined>(likely)
  const [fixedIn, setFixedIn] = useState(shown.fixedIn ?? '')
  const [texts, setTexts] = useState<Record<string, string>>({})
  const [tell, setTell] = useState(most > 0)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const telling = tell && most > 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const version = outcome === 'fixed' ? fixedIn.trim() : ''
    const said = telling ? wordsOf(texts) : {}
    const why = await move.run({
      ...{ status, tell: telling },
      ...(outcome && { outcome }),
      ...(version !== '' && { fixedIn: version }),
      ...(Object.keys(said).length > 0 && { texts: said }),
    })
    if (why === null) return closeDialog()
    setBusy(false)
    setFault(why)
  }
  return {
    most,
    telling,
    outcome,
    setOutcome,
    fixedIn,
    setFixedIn,
    texts,
    setTexts,
    tell,
    setTell,
    busy,
    fault,
    submit,
  }
}

/** How it ended, and where it is fixed, the version. */
function Ending({ shown, form }: { shown: ShownCase; form: ReturnType<typeof useMoveForm> }) {
  const outcomes = outcomesOf(shown.type)
  return (
    <div className={classes.pair}>
      <SelectField
        label="Outcome"
        value={form.outcome}
        onChange={(event) => form.setOutcome(outcomes.find((each) => each === event.target.value))}
      >
        {outcomes.map((each) => (
          <option key={each} value={each}>
            {OUTCOME_WORDS[each]}
          </option>
        ))}
      </SelectField>
      {form.outcome === 'fixed' && (
        <TextField
          label="Fixed in"
          placeholder="2.3.1"
          maxLength={40}
          value={form.fixedIn}
          onChange={(event) => form.setFixedIn(event.target.value)}
        />
      )}
    </div>
  )
}

/** How they are told, and how long it takes. */
function Telling({ shown }: { shown: ShownCase }) {
  const reach = useQuery(reachQuery(shown.id)).data
  if (!reach) return 'Each in their language, once.'
  const ways = [
    reach.direct > 0 ? `${reach.direct.toLocaleString('en')} by direct message` : null,
    reach.mentioned > 0 ? `${reach.mentioned.toLocaleString('en')} in the card’s thread` : null,
  ].filter((way) => way !== null)
  return (
    <>
      {ways.length > 0 && `${ways.join(', ')}, each once. `}
      {unreachedInWords(reach)}
      Takes about {secondsInWords(reach.seconds)}. Live chats go first.
    </>
  )
}

interface TextsProps {
  shown: ShownCase
  texts: Record<string, string>
  setTexts: (texts: Record<string, string>) => void
}

/** A word to all in each language that one of them reads; it stands behind the sentence that the desk writes. */
function Texts({ shown, texts, setTexts }: TextsProps) {
  const read = shown.languages.map(({ locale }) => locale).filter((locale) => LANGUAGE_WORDS[locale] !== undefined)
  const locales = read.length > 0 ? read : ['en']
  return locales.map((locale) => (
    <TextArea
      key={locale}
      label={locales.length > 1 ? `A word to all, in ${LANGUAGE_WORDS[locale]}` : 'A word to all'}
      hint={hintOf(locale, locales)}
      dir="auto"
      rows={2}
      maxLength={1500}
      value={texts[locale] ?? ''}
      onChange={(event) => setTexts({ ...texts, [locale]: event.target.value })}
    />
  ))
}

function hintOf(locale: string, locales: string[]): string | undefined {
  if (locale !== locales.at(-1)) return undefined
  return locales.length > 1
    ? 'May stay empty. Who reads a language that is empty gets the other words.'
    : 'May stay empty. It stands behind the sentence that says what has changed.'
}

function wordsOf(texts: Record<string, string>): NonNullable<Move['texts']> {
  const said: Partial<Record<MemberLocale, string>> = {}
  for (const locale of ['en', 'pt-BR'] as const) {
    const words = texts[locale]?.trim()
    if (words) said[locale] = words
  }
  return said
}
