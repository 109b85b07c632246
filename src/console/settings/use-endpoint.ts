import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { EndpointInput, EndpointView } from '../../protocol/endpoint.ts'
import { useRun } from '../page/use-run.ts'
import { rpc } from '../session/rpc.ts'
import { endpointQuery } from './endpoint-queries.ts'

/** As it is typed: empty words for what is not wanted. */
export interface EndpointTyped {
  baseUrl: string
  /** Empty: the kept one stays. */
  key: string
  chatModel: string
  embeddingModel: string
  chooses: boolean
  composes: boolean
  drafts: boolean
  dailyTokens: string
}

const FIRST: EndpointTyped = {
  ...{ baseUrl: '', key: '', chatModel: '', embeddingModel: '', dailyTokens: '200000' },
  ...{ chooses: true, composes: false, drafts: true },
}

const typedOf = (endpoint: EndpointView | null): EndpointTyped =>
  endpoint
    ? {
        ...endpoint,
        key: '',
        chatModel: endpoint.chatModel ?? '',
        embeddingModel: endpoint.embeddingModel ?? '',
        dailyTokens: String(endpoint.dailyTokens),
      }
    : FIRST

/** What was typed over what is stored; a colleague's change meanwhile changes nothing of it, and saving then says so. */
export function useEndpoint(endpoint: EndpointView | null) {
  const client = useQueryClient()
  const [typed, setTyped] = useState<{ over: number; part: Partial<EndpointTyped> } | null>(null)
  const [said, setSaid] = useState<{ ok: boolean; words: string } | null>(null)
  const [models, setModels] = useState<string[]>([])
  const { busy, fault, run, forgetFault } = useRun()
  const stored = typedOf(endpoint)
  const value = { ...stored, ...typed?.part }
  const forget = () => {
    setTyped(null)
    setSaid(null)
    forgetFault()
  }
  const input = inputOf(value, endpoint)
  return {
    ...{ value, said, models, busy, fault, forget },
    changed: typed !== null,
    usable: input.dailyTokens !== null && (value.baseUrl.trim() !== '' || endpoint?.fixed === true),
    type: (part: Partial<EndpointTyped>) => {
      setTyped((now) => ({ over: now?.over ?? endpoint?.version ?? 0, part: { ...now?.part, ...part } }))
      setSaid(null)
      forgetFault()
    },
    check: () =>
      run(async () => {
        const { models: found, ok, words } = await rpc.endpoint.check(complete(input))
        setModels(found)
        setSaid({ ok, words })
      }),
    save: () =>
      run(async () => {
        const version = typed?.over ?? 0
        const saved = await rpc.endpoint.save({ version, ...complete(input) })
        client.setQueryData(endpointQuery.queryKey, saved.endpoint)
        void client.invalidateQueries({ queryKey: ['endpoint'] })
        setTyped(null)
        setSaid({ ok: true, words: 'Saved. It counts from the next question on.' })
      }),
  }
}

type Typed = Omit<EndpointInput, 'version' | 'dailyTokens'> & { dailyTokens: number | null }

function inputOf(value: EndpointTyped, endpoint: EndpointView | null): Typed {
  const { baseUrl, key, chatModel, embeddingModel, dailyTokens, chooses, composes, drafts } = value
  const tokens = dailyTokens.replace(/[\s,.]/g, '')
  return {
    baseUrl: baseUrl.trim(),
    ...(key.trim() !== '' ? { key: key.trim() } : endpoint?.hasKey ? {} : { key: null }),
    chatModel: chatModel.trim() || null,
    embeddingModel: embeddingModel.trim() || null,
    ...{ chooses, composes, drafts },
    dailyTokens: /^\d{1,8}$/.test(tokens) ? Number(tokens) : null,
  }
}

const complete = ({ dailyTokens, ...input }: Typed) => ({ ...input, dailyTokens: dailyTokens ?? 0 })
