import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ContactView } from '../../../protocol/conversations.ts'
import { Picture } from '../../look/picture.tsx'
import { SearchField } from '../../look/search-field.tsx'
import { useSettled } from '../../look/use-settled.ts'
import { failureOf, rpc } from '../../session/rpc.ts'
import classes from './dialogs.module.css'

interface MemberPickerProps {
  label: string
  /** Contacts who need not be offered. */
  taken: readonly string[]
  choose: (contact: ContactView) => void
  /** The dialog begins with it. */
  first?: boolean
}

/** Finds a member by name or Discord id. */
export function MemberPicker({ label, taken, choose, first = false }: MemberPickerProps) {
  const [words, setWords] = useState('')
  const q = useSettled(words.trim(), 150)
  const { data, error } = useQuery({
    queryKey: ['member-picker', q],
    queryFn: async () => (await rpc.search.find({ q, limit: 8 })).people,
    enabled: q !== '',
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  })
  const people = q === '' ? [] : (data ?? []).filter(({ contact }) => !taken.includes(contact.id))
  return (
    <div className={classes.picker}>
      <SearchField label={label} value={words} onValue={setWords} first={first} />
      {people.length > 0 && (
        <ul className={classes.found} aria-label="Members">
          {people.map(({ contact, address }) => (
            <li key={contact.id}>
              <button
                type="button"
                className={classes.hit}
                onClick={() => {
                  setWords('')
                  choose(contact)
                }}
              >
                <Picture of={contact} size={20} />
                <bdi className="clip" dir="auto">
                  {contact.name}
                </bdi>
                <span className={classes.count}>{contact.handle === null ? address : `@${contact.handle}`}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {error && q !== '' && <p className={classes.nothing}>{failureOf(error).words}</p>}
      {q !== '' && data && people.length === 0 && (
        <p className={classes.nothing} role="status">
          Nobody else goes by “{q}”. A Discord id has to be whole, a name may be begun.
        </p>
      )}
    </div>
  )
}
