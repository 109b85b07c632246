import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { drafts, keepDraft } from '../../composer/drafts.ts'
import { useStore } from '../../live/store.ts'
import { sayDone } from '../../look/toast.tsx'
import { rpc } from '../../session/rpc.ts'
import { askCase } from './acts.ts'
import { reachQuery, type ShownCase } from './queries.ts'
import { counted, secondsInWords, waitingFor } from './telling.ts'

export type MemberLocale = 'en' | 'pt-BR'

const keyOf = (id: string, locale: MemberLocale) => `case.${id}.${locale}`
const isOurs = (locale: string): locale is MemberLocale => locale === 'en' || locale === 'pt-BR'

/** What all who wait for a case are told, in each language that one of them reads. */
export function useUpdate(shown: ShownCase) {
  const client = useQueryClient()
  const waiting = waitingFor(shown)
  const reach = useQuery({ ...reachQuery(shown.id), enabled: waiting > 0 }).data
  const counts = (reach?.languages ?? shown.languages).filter(({ locale }) => isOurs(locale))
  const locales = counts.map(({ locale }) => locale).filter(isOurs)
  const [chosen, setLocale] = useState<MemberLocale | null>(null)
  const locale = chosen !== null && locales.includes(chosen) ? chosen : (locales[0] ?? 'en')
  const all = useStore(drafts, (value) => value)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const texts: { en?: string; 'pt-BR'?: string } = {}
  for (const each of locales.length > 0 ? locales : (['en'] as const)) {
    const said = all[keyOf(shown.id, each)]?.trim()
    if (said) texts[each] = said
  }
  const send = async () => {
    if (busy || Object.keys(texts).length === 0) return
    setBusy(true)
    const why = await askCase(client, () => rpc.cases.tell({ id: shown.id, texts }))
    setBusy(false)
    setFault(why)
    if (why !== null) return
    for (const each of ['en', 'pt-BR'] as const) keepDraft(keyOf(shown.id, each), '')
    // The next words begin with the language of most again.
    setLocale(null)
    sayDone(`${counted(waiting, 'member')} ${waiting === 1 ? 'is' : 'are'} being told.`)
  }
  return {
    ...{ waiting, reach, counts, locale, setLocale, texts, fault, busy, send },
    text: all[keyOf(shown.id, locale)] ?? '',
    write: (text: string) => {
      setFault(null)
      keepDraft(keyOf(shown.id, locale), text)
    },
    forgive: () => setFault(null),
    /** About how long it takes; null until it is known. */
    time: reach ? secondsInWords(reach.seconds) : null,
  }
}

export type Update = ReturnType<typeof useUpdate>
