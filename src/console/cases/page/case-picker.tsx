import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SimilarCase } from '../../../protocol/cases.ts'
import { CaseStatus } from '../../inbox/case-chip.tsx'
import { SearchField } from '../../look/search-field.tsx'
import { useSettled } from '../../look/use-settled.ts'
import { failureOf, rpc } from '../../session/rpc.ts'
import { TypeIcon } from '../type-icon.tsx'
import classes from './dialogs.module.css'
import { counted } from './telling.ts'

const MOST = 8

/** What is offered of a case. */
export type PickedCase = Pick<SimilarCase, 'id' | 'number' | 'subject' | 'status' | 'type' | 'reporters'>

interface PickerProps {
  /** The case that another one is looked for; null where there is none yet. */
  of: { id: string; subject: string } | null
  chosen: string | null
  choose: (found: PickedCase) => void
}

/** Finds a case by its number or by words; before anything is typed it offers those that resemble the one in hand. */
export function CasePicker({ of, chosen, choose }: PickerProps) {
  const [words, setWords] = useState('')
  const q = useSettled(words.trim(), 150)
  const { data, error, isPlaceholderData } = useFound(of, q)
  // Enter chooses the first, once the list is what the words found.
  const chooseFirst = () => {
    const [first] = data ?? []
    if (first && q === words.trim() && !isPlaceholderData) choose(first)
  }
  return (
    <div className={classes.picker}>
      <SearchField label="Number or words" value={words} onValue={setWords} first onEnter={chooseFirst} />
      {q === '' && data && data.length > 0 && (
        <p className={classes.offered}>{of === null ? 'The latest' : 'These resemble it'}</p>
      )}
      <ul className={classes.found} aria-label="Cases">
        {data?.map((found) => (
          <li key={found.id}>
            <button
              type="button"
              className={classes.hit}
              aria-pressed={found.id === chosen}
              onClick={() => choose(found)}
            >
              <TypeIcon type={found.type} />
              <bdi className={classes.number}>#{found.number}</bdi>
              <bdi className="clip" dir="auto">
                {found.subject}
              </bdi>
              <span className={classes.status}>
                <CaseStatus status={found.status} />
              </span>
              {found.reporters > 1 && (
                <span className={classes.count}>
                  {counted(found.reporters, found.type === 'feature' ? 'vote' : 'reporter')}
                </span>
              )}
            </button>
          </li>
        ))}
      </ul>
      {error && <p className={classes.nothing}>{failureOf(error).words}</p>}
      {data?.length === 0 && (
        <p className={classes.nothing} role="status">
          {q === '' ? 'No open case resembles it. Look by number or words.' : `No case has “${q}”.`}
        </p>
      )}
    </div>
  )
}

function useFound(of: PickerProps['of'], q: string) {
  return useQuery({
    queryKey: ['case-picker', of?.id ?? null, q],
    queryFn: async (): Promise<PickedCase[]> => {
      if (q !== '') {
        const { items } = await rpc.cases.list({ q, limit: MOST + 1 })
        return items.filter(({ id }) => id !== of?.id).slice(0, MOST)
      }
      if (of === null) return (await rpc.cases.list({ limit: MOST })).items
      return (await rpc.cases.similar({ text: of.subject, except: of.id })).items.slice(0, MOST)
    },
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  })
}
