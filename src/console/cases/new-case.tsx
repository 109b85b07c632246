import { Modal } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { v7 } from 'uuid'
import type { CasePriority, CaseType } from '../../protocol/cases.ts'
import { CaseStatus } from '../inbox/case-chip.tsx'
import { useKeys } from '../inbox/keys.ts'
import { placeInLists } from '../live/case-lists.ts'
import { colleaguesQuery } from '../live/colleagues.ts'
import { createStore, useStore } from '../live/store.ts'
import { Button, IconButton } from '../look/button.tsx'
import { Picture } from '../look/picture.tsx'
import { useSettled } from '../look/use-settled.ts'
import { SelectField, Switch, TextArea, TextField } from '../page/field.tsx'
import { Note } from '../page/note.tsx'
import { useRun } from '../page/use-run.ts'
import { rpc } from '../session/rpc.ts'
import { useMe } from '../session/session.ts'
import { reportersInWords } from './due-words.ts'
import classes from './new-case.module.css'
import { MemberPicker } from './page/member-picker.tsx'
import { TypeIcon } from './type-icon.tsx'
import { PRIORITY_WORDS, TYPE_WORDS } from './words.ts'

interface Person {
  id: string
  name: string
  picture?: string | null
}

/** What the dialog begins with. */
export interface NewCase {
  /** The chat that it comes from; its contact is the reporter where none is named. */
  conversation?: string
  contact?: Person
  subject?: string
}

const asked = createStore<NewCase | null>(null)

export function openNewCase(with_: NewCase): void {
  asked.set(() => with_)
}

/** The dialog by which an agent opens a case; it stands once on the desk and is opened from anywhere. */
export function NewCaseDialog() {
  const begin = useStore(asked, (value) => value)
  const close = () => asked.set(() => null)
  useKeys({ c: () => openNewCase({}) })
  return (
    <Modal
      opened={begin !== null}
      onClose={close}
      title="New case"
      size={620}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {begin !== null && <Form begin={begin} close={close} />}
    </Modal>
  )
}

const PUBLIC: readonly CaseType[] = ['bug', 'feature']

function Form({ begin, close }: { begin: NewCase; close: () => void }) {
  const [type, setType] = useState<CaseType>(begin.conversation ? 'question' : 'bug')
  const [subject, setSubject] = useState(begin.subject ?? '')
  const [description, setDescription] = useState('')
  const [priority, setPriority] = useState<CasePriority>('normal')
  const [owner, setOwner] = useState('')
  const [reporter, setReporter] = useState<Person | null>(begin.contact ?? null)
  const [seen, setSeen] = useState(false)
  const published = seen && PUBLIC.includes(type)
  const { open, busy, fault } = useOpen(close)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (subject.trim() === '') return
    void open({
      ...{ type, subject: subject.trim(), description: description.trim(), priority, published },
      owner: owner || null,
      contact: reporter?.id ?? null,
      conversation: begin.conversation ?? null,
    })
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <div className={classes.two}>
        <SelectField label="Type" value={type} onChange={(event) => setType(event.target.value as CaseType)}>
          {options(TYPE_WORDS)}
        </SelectField>
        <TextField
          label="Subject"
          placeholder="Crash when the lantern opens"
          maxLength={120}
          dir="auto"
          data-autofocus
          required
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
        />
      </div>
      <Similar subject={subject} close={close} />
      <TextArea
        label="What happens, or what is wished"
        maxLength={4000}
        dir="auto"
        value={description}
        onChange={(event) => setDescription(event.target.value)}
      />
      <div className={classes.halves}>
        <SelectField
          label="Priority"
          value={priority}
          onChange={(event) => setPriority(event.target.value as CasePriority)}
        >
          {options(PRIORITY_WORDS)}
        </SelectField>
        <OwnerField owner={owner} setOwner={setOwner} />
      </div>
      <Reporter reporter={reporter} setReporter={setReporter} fromChat={begin.conversation !== undefined} />
      {PUBLIC.includes(type) && <SeenSwitch seen={published} setSeen={setSeen} />}
      {fault !== null && <Note tone="bad">Not opened: {fault}</Note>}
      <div className={classes.foot}>
        <Button onClick={close}>Cancel</Button>
        <Button type="submit" tone="primary" disabled={busy || subject.trim() === ''}>
          Open the case
        </Button>
      </div>
    </form>
  )
}

/** What members will read of it, before they do. */
function SeenSwitch({ seen, setSeen }: { seen: boolean; setSeen: (seen: boolean) => void }) {
  return (
    <Switch
      label="Members see it"
      words={
        seen
          ? 'Subject and description stand on a card in Discord, members can press “me too”, and all of them hear its news.'
          : 'Only your team sees it.'
      }
      checked={seen}
      onChange={setSeen}
    />
  )
}

function options<Word extends string>(words: Record<Word, string>) {
  return (Object.keys(words) as Word[]).map((each) => (
    <option key={each} value={each}>
      {words[each]}
    </option>
  ))
}

function OwnerField({ owner, setOwner }: { owner: string; setOwner: (owner: string) => void }) {
  const me = useMe().agent
  const others = (useQuery(colleaguesQuery).data ?? []).filter(({ id }) => id !== me.id)
  return (
    <SelectField label="Owner" value={owner} onChange={(event) => setOwner(event.target.value)}>
      <option value="">Nobody yet</option>
      <option value={me.id}>Me</option>
      {others.map(({ id, publicName }) => (
        <option key={id} value={id}>
          {publicName}
        </option>
      ))}
    </SelectField>
  )
}

interface ReporterProps {
  reporter: Person | null
  setReporter: (person: Person | null) => void
  fromChat: boolean
}

function Reporter({ reporter, setReporter, fromChat }: ReporterProps) {
  return (
    <div className={classes.reporter}>
      <p className={classes.label}>Reporter</p>
      {reporter ? (
        <span className={classes.person}>
          <Picture of={{ id: reporter.id, picture: reporter.picture ?? null }} size={22} />
          <bdi className="clip" dir="auto">
            {reporter.name}
          </bdi>
          <IconButton label="Nobody" onClick={() => setReporter(null)}>
            <IconX aria-hidden />
          </IconButton>
        </span>
      ) : (
        <>
          <MemberPicker label="Name or Discord id" taken={[]} choose={setReporter} />
          <p className={classes.hint}>
            {fromChat ? 'Left empty, it is the member of this chat.' : 'May stay empty, when nobody has reported it.'}
          </p>
        </>
      )}
    </div>
  )
}

/** Open cases that the subject resembles, so that none is opened twice. */
function Similar({ subject, close }: { subject: string; close: () => void }) {
  const text = useSettled(subject.trim(), 250)
  const { data } = useQuery({
    queryKey: ['case-similar', text],
    queryFn: async () => (await rpc.cases.similar({ text })).items.slice(0, 3),
    enabled: text.length >= 6,
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  })
  if (text.length < 6 || !data || data.length === 0) return null
  return (
    <section className={classes.similar} aria-label="Cases like it">
      <p>{data.length === 1 ? 'This looks like it. Is it this one?' : 'These look like it. Is it one of them?'}</p>
      <ul>
        {data.map((each) => (
          <li key={each.id}>
            <Link to="/cases/$id" params={{ id: each.id }} onClick={close}>
              <TypeIcon type={each.type} />
              <bdi>#{each.number}</bdi>
              <b className="clip" dir="auto">
                {each.subject}
              </b>
              <CaseStatus status={each.status} />
              <small>{reportersInWords(each.type, each.reporters)}</small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Opened = Omit<Parameters<typeof rpc.cases.open>[0], 'id'>

function useOpen(close: () => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  // The same id however often it is sent: what was opened although no answer came is not opened twice.
  const [id] = useState(() => v7())
  const { busy, fault, run } = useRun()
  const open = (input: Opened) =>
    run(async () => {
      const opened = await rpc.cases.open({ ...input, id })
      placeInLists(client, [opened])
      close()
      void navigate({ to: '/cases/$id', params: { id: opened.id } })
    })
  return { open, busy, fault }
}
