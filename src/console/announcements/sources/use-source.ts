import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { SourceTrial, SourceView } from '../../../protocol/announcements.ts'
import { useDraft } from '../../page/use-draft.ts'
import { useRun } from '../../page/use-run.ts'
import { rpc } from '../../session/rpc.ts'
import type { Going } from '../editor/place-fields.tsx'
import { FIRST_TEMPLATE, type SourceKind, wordsOf } from './source-words.ts'

/** A source while it is filled in. */
export interface SourceContent extends Going {
  name: string
  url: string
  template: string
  include: string
  exclude: string
  approval: boolean
  plainSecret: boolean
  /** Of X: its bearer token; empty leaves the stored one. */
  secret: string
}

const line = (words: readonly string[]): string => words.join(', ')

export function sourceContent(source: SourceView): SourceContent {
  const { name, url, template, filter, approval, plainSecret, place, mention, crosspost } = source
  return {
    ...{ name, url, template, approval, plainSecret, crosspost, secret: '' },
    include: line(filter.include),
    exclude: line(filter.exclude),
    guild: place.guild,
    channel: place.id,
    mention: mention?.id ?? null,
  }
}

export const newContent = (kind: SourceKind, going: Going): SourceContent => ({
  ...going,
  ...{ name: '', url: '', include: '', exclude: '', approval: true, plainSecret: false, secret: '' },
  template: FIRST_TEMPLATE[kind],
})

/** Why it cannot be stored as it is; null when it can. */
export function sourceFault(kind: SourceKind, content: SourceContent, stored: boolean): string | null {
  if (kind === 'feed' && content.url.trim() === '') return 'Paste the feed’s address first'
  if (kind === 'x' && content.url.trim() === '') return 'Name the account first'
  if (kind === 'x' && !stored && content.secret.trim() === '') return 'X asks for a token'
  if (content.name.trim() === '') return 'Give it a name'
  if (content.channel === '') return 'Choose a channel'
  if (content.template.trim() === '') return 'Say how it reads'
  return null
}

/** As the API takes it. */
function inputOf({ name, url, template, include, exclude, approval, plainSecret, ...going }: SourceContent) {
  const { guild, channel, mention, crosspost, secret } = going
  return {
    ...{ name: name.trim(), url: url.trim(), template: template.trim(), approval, plainSecret, crosspost },
    place: { guild, id: channel },
    filter: { include: wordsOf(include), exclude: wordsOf(exclude) },
    mention: mention === null ? null : { id: mention },
    ...(secret.trim() === '' ? {} : { secret: secret.trim() }),
  }
}

/** A source that is added or changed, and what it would bring. */
export function useSource(kind: SourceKind, stored: SourceView | null, start: SourceContent) {
  const client = useQueryClient()
  const editing = useDraft<SourceContent>(stored ? sourceContent(stored) : start)
  const { value } = editing
  const saving = useRun()
  const trying = useRun()
  const [trial, setTrial] = useState<SourceTrial | null>(null)
  const missing = sourceFault(kind, value, stored !== null)
  const look = () =>
    trying.run(async () => {
      if (kind === 'webhook') return
      const { url, template, filter, secret } = inputOf(value)
      setTrial(null)
      const found = await rpc.sources.try({ kind, url, template, filter, ...(secret ? { secret } : {}) })
      setTrial(found)
      // What a feed calls itself is a better name than none, and its own address than that of the page that names it.
      editing.type({
        ...(value.name.trim() === '' && found.title ? { name: found.title.slice(0, 80) } : {}),
        url: found.url,
      })
    })
  /** Calls `done` with what was stored, and with the secret where one was made. */
  const save = (done: (source: SourceView, secret: string | null) => void) =>
    saving.run(async () => {
      if (missing !== null) return
      if (stored === null) {
        const made = await rpc.sources.create({ kind, ...inputOf(value) })
        done(made.source, made.secret)
      } else {
        const source = await rpc.sources.update({ id: stored.id, version: stored.version, ...inputOf(value) })
        editing.drop()
        done(source, null)
      }
      await client.invalidateQueries({ queryKey: ['sources'] })
    })
  return { ...editing, missing, trial, look, trying, save, saving }
}

export type EditedSource = ReturnType<typeof useSource>
