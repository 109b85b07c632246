import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CaseEntryView } from '../../../protocol/cases.ts'
import { pastWords, whenWords } from '../../look/time.ts'
import { OUTCOME_WORDS, PRIORITY_WORDS, STATUS_WORDS, TYPE_WORDS } from '../words.ts'
import type { ShownCase } from './queries.ts'
import { counted } from './telling.ts'

type Facts = CaseEntryView['facts']
type Sentence = (entry: CaseEntryView, shown: ShownCase) => ReactNode

/** Who did it, as the sentence begins. What the product does by itself is said of the case. */
export function speakerOf({ agent, contact, facts }: CaseEntryView): string | null {
  return agent?.publicName ?? facts.staff ?? contact?.name ?? null
}

const wordOf = (words: Record<string, string>, key: string | null | undefined): string => words[key ?? ''] ?? 'nothing'

const to = (what: string, words: Record<string, string>): Sentence =>
  function changed({ facts }) {
    return (
      <>
        set the {what} to <b>{wordOf(words, facts.to)}</b>
      </>
    )
  }

function Other({ of }: { of: Facts['other'] }) {
  if (!of) return <b>another case</b>
  return (
    <Link to="/cases/$id" params={{ id: of.id }} title={of.subject}>
      <b>
        <bdi>#{of.number}</bdi>
      </b>
    </Link>
  )
}

const ORIGINS: Record<ShownCase['source'], (shown: ShownCase) => ReactNode> = {
  handoff: () => 'called a person',
  // To the moderators it goes by a menu of Discord as well.
  form: ({ type }) =>
    type === 'safety' ? (
      'reported it to the moderators'
    ) : (
      <>
        filed it with <b dir="ltr">/{FORMS[type] ?? 'bug'}</b>
      </>
    ),
  message: () => 'made it from a message in Discord',
  desk: () => 'opened it',
  api: ({ type }) => (type === 'safety' ? 'raised the alarm' : 'opened it by the API'),
}
const FORMS: Partial<Record<ShownCase['type'], string>> = {
  feature: 'new_feature',
  feedback: 'feedback',
  appeal: 'appeal',
}

const CARD_WORDS: Record<string, string> = {
  standing: 'The living card was posted again',
  refused: 'The living card was refused',
  deleted: 'The living card was deleted in Discord',
  waiting: 'asked for the living card to be posted again',
}

/** What was told, around those who were. */
const NEWS: Record<string, [string, string]> = {
  confirmed: ['told', ' that it is confirmed'],
  in_progress: ['told', ' that it is in progress'],
  need_info: ['asked', ' for more'],
  fixed: ['told', ' that it is solved'],
  declined: ['told', ' that it will not be done'],
  reopened: ['told', ' that it is open again'],
  update: ['wrote to', ''],
  incident: ['told', ' of the incident'],
  incident_over: ['told', ' that the incident is over'],
  looked_at: ['told', ' that it was looked at'],
}

const SENTENCES: Record<string, Sentence> = {
  opened: (_, shown) => ORIGINS[shown.source](shown),
  reopened: () => 'opened it again',
  status: ({ facts }) => (
    <>
      set the status to <b>{wordOf(STATUS_WORDS, facts.to)}</b>
      {facts.outcome && `: ${wordOf(OUTCOME_WORDS, facts.outcome).toLowerCase()}`}
      {facts.fixedIn && (
        <>
          {' in '}
          <bdi>{facts.fixedIn}</bdi>
        </>
      )}
    </>
  ),
  priority: to('priority', PRIORITY_WORDS),
  type: to('type', TYPE_WORDS),
  owner: ({ agent, facts }) =>
    agent && facts.to === agent.id ? (
      'took it'
    ) : facts.to ? (
      <>
        gave it to <b>{facts.toName ?? 'a colleague'}</b>
      </>
    ) : (
      'left it without an owner'
    ),
  subject: ({ facts }) => (
    <>
      called it <b dir="auto">{facts.to}</b>
    </>
  ),
  description: () => 'changed what is said in it',
  tags: ({ facts }) =>
    facts.to ? (
      <>
        set the tags to <b>{facts.to}</b>
      </>
    ) : (
      'took the tags away'
    ),
  due: ({ facts }) =>
    facts.to ? (
      <>
        set it due <b>{dueWords(facts.to)}</b>
      </>
    ) : (
      'took the due time away'
    ),
  published: ({ facts }) => (facts.to === 'true' ? 'showed it to members' : 'hid it from members'),
  fixed_in: ({ facts }) =>
    facts.to ? (
      <>
        set it as fixed in <b>{facts.to}</b>
      </>
    ) : (
      'took the version away'
    ),
  note: ({ deletedAt }) => (deletedAt ? 'deleted a note' : 'left a note'),
  detail: () => 'added details',
  news: ({ facts }) => {
    const [verb, rest] = NEWS[facts.to ?? ''] ?? ['told', '']
    const whom = facts.told ? counted(facts.told.of, 'member') : 'those who wait for it'
    return (
      <>
        {verb} <b>{whom}</b>
        {rest}
      </>
    )
  },
  reminder: () => 'is reminded',
  merged: ({ facts }) => (
    <>
      merged <Other of={facts.other} /> into this case
    </>
  ),
  unmerged: ({ facts }) => (
    <>
      took <Other of={facts.other} /> out of this case
    </>
  ),
  duplicate: ({ facts }) => (
    <>
      merged it into <Other of={facts.other} />
    </>
  ),
  not_duplicate: ({ facts }) => (
    <>
      parted it from <Other of={facts.other} />
    </>
  ),
  linked: ({ facts }) => linked('linked it', facts),
  unlinked: ({ facts }) => linked('took the link away', facts),
  conversation: ({ facts }) =>
    facts.to === null ? (
      'took a conversation away'
    ) : (
      <>
        added <Chat facts={facts} />
      </>
    ),
  reporter: ({ facts }) => (
    <>
      {facts.to === 'removed' ? 'removed ' : 'added '}
      <b dir="auto">{facts.contactName ?? 'a member'}</b> as a reporter
    </>
  ),
  card: ({ facts }) => wordOf(CARD_WORDS, facts.to),
  external: ({ facts }) => (
    <>
      {facts.words ?? 'changed the issue outside'}
      {facts.url && (
        <>
          {' '}
          <a href={facts.url} target="_blank" rel="noopener">
            Open
          </a>
        </>
      )}
    </>
  ),
  joined: () => 'joined in Twilio Flex',
  incident: ({ facts }) => (facts.to === 'ended' ? 'ended the incident' : 'started an incident'),
}

/** What an entry says, without who said it. */
export function sentenceOf(entry: CaseEntryView, shown: ShownCase): ReactNode {
  return SENTENCES[entry.kind]?.(entry, shown) ?? 'changed it'
}

/** Whether the sentence has a subject of its own. */
export const standsAlone = ({ kind, facts }: CaseEntryView): boolean => kind === 'card' && facts.to !== 'waiting'

function linked(verb: string, facts: Facts): ReactNode {
  return (
    <>
      {verb}
      {facts.link === 'blocks' ? ', blocking ' : ' with '}
      <Other of={facts.other} />
    </>
  )
}

function Chat({ facts }: { facts: Facts }) {
  const words = facts.contactName ? `the chat with ${facts.contactName}` : 'a chat'
  if (!facts.conversation) return <b>{words}</b>
  return (
    <Link to="/inbox/$view/$conversation" params={{ view: 'all', conversation: facts.conversation }}>
      <b dir="auto">{words}</b>
    </Link>
  )
}

function dueWords(instant: string): string {
  const now = Date.now()
  return Date.parse(instant) > now ? whenWords(instant, now).replace(/^at /, 'today ') : pastWords(instant, now)
}
