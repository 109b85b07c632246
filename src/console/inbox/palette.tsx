import { Modal } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createStore, useStore } from '../live/store.ts'
import { Key } from '../look/button.tsx'
import { useSettled } from '../look/use-settled.ts'
import { useMayAdmin, useMayModerate } from '../session/rights.ts'
import { failureOf, rpc } from '../session/rpc.ts'
import { Found } from './found.tsx'
import { type Hit, hitsOf } from './hits.ts'
import { useKeys } from './keys.ts'
import { pagesFor } from './pages.ts'
import classes from './palette.module.css'

const SETTLED_MS = 150

const open = createStore(false)

export function openPalette(): void {
  open.set(() => true)
}

/** One box for whom or what one looks for: a name, a Discord id, a case number, words, a page. */
export function Palette() {
  const opened = useStore(open, (value) => value)
  useKeys({ '/': openPalette })
  usePaletteKey()
  const close = () => open.set(() => false)
  return (
    <Modal.Root
      opened={opened}
      onClose={close}
      centered={false}
      yOffset="13vh"
      padding={0}
      size={600}
      radius={14}
      lockScroll={false}
      transitionProps={{ duration: 150 }}
      classNames={{ inner: classes.inner, content: classes.palette }}
    >
      <Modal.Overlay backgroundOpacity={0.4} />
      <Modal.Content aria-label="Search">{opened && <Search close={close} />}</Modal.Content>
    </Modal.Root>
  )
}

/** Command or Control with K, also while one writes. */
function usePaletteKey(): void {
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.altKey || event.shiftKey) return
      event.preventDefault()
      openPalette()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

function Search({ close }: { close: () => void }) {
  const [words, setWords] = useState('')
  const field = useRef<HTMLInputElement>(null)
  // Before the next key: what is typed right behind the slash belongs here.
  useLayoutEffect(() => field.current?.focus(), [])
  const q = useSettled(words.trim(), SETTLED_MS)
  const { data, error } = useQuery({
    queryKey: ['search', q],
    queryFn: () => rpc.search.find({ q }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
    gcTime: 10_000,
  })
  const may = { moderate: useMayModerate(), admin: useMayAdmin() }
  const found = q === '' ? [] : [...hitsOf(data), ...pagesFor(q, may)]
  const [active, setActive] = useState(0)
  const at = Math.min(active, Math.max(0, found.length - 1))
  const go = useGo(close)
  const onKey = (event: KeyboardEvent) => {
    const chosen = found[at]
    if (event.nativeEvent.isComposing || found.length === 0) return
    if (event.key === 'ArrowDown') setActive((at + 1) % found.length)
    else if (event.key === 'ArrowUp') setActive((at + found.length - 1) % found.length)
    else if (event.key === 'Enter' && chosen) go(chosen)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={classes.box}>
        <IconSearch aria-hidden />
        <input
          ref={field}
          data-autofocus
          role="combobox"
          aria-label="Search"
          aria-expanded={found.length > 0}
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant={found[at] && `hit-${found[at].key}`}
          placeholder="Name, Discord id, case number or words"
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          value={words}
          onChange={(event) => {
            setWords(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKey}
        />
        <Key>esc</Key>
      </div>
      <div id="found" role="listbox" aria-label="Found" className={classes.found}>
        {found.length > 0 && <Found hits={found} q={q} active={at} go={go} />}
      </div>
      {found.length === 0 && q !== '' && (data || error) && (
        <p className={classes.nothing} role="status">
          {error
            ? failureOf(error).words
            : `Nothing here goes by “${q}”. A Discord id has to be whole, a name may be begun.`}
        </p>
      )}
    </>
  )
}

/** Opens what was found, at the message where it is one; of a case that came from no chat its page. */
function useGo(close: () => void): (hit: Hit) => void {
  const navigate = useNavigate()
  return (hit) => {
    if (hit.page !== null) {
      close()
      return void navigate({ href: hit.page })
    }
    if (hit.conversation === null && hit.case === null) return
    close()
    if (hit.conversation === null) {
      if (hit.case) void navigate({ to: '/cases/$id', params: { id: hit.case.id } })
      return
    }
    void navigate({
      to: '/inbox/$view/$conversation',
      params: { view: 'all', conversation: hit.conversation },
      search: hit.message === null ? {} : { message: hit.message },
    })
  }
}
