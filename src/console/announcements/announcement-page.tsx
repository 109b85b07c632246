import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AnnouncementView } from '../../protocol/announcements.ts'
import { useKeys } from '../inbox/keys.ts'
import { NavDrawer } from '../inbox/nav.tsx'
import { togglePane } from '../inbox/panes.ts'
import { Strip } from '../live/strip.tsx'
import { Button } from '../look/button.tsx'
import { Empty } from '../look/empty.tsx'
import { useMayModerate } from '../session/rights.ts'
import { failureOf } from '../session/rpc.ts'
import { settingsQuery } from '../session/virtual-agent.ts'
import { type Content, contentOf } from './editor/content.ts'
import classes from './editor/editor.module.css'
import { Editor } from './editor/editor.tsx'
import { EditorBar } from './editor/editor-bar.tsx'
import { Facts } from './editor/facts.tsx'
import { Preview } from './editor/preview.tsx'
import { StateNote } from './editor/state-note.tsx'
import { Wordings } from './editor/wordings.tsx'
import { announcementQuery, placesQuery } from './queries.ts'
import { lead } from './words.ts'

const route = getRouteApi('/desk/announcements/$announcement')

/** One announcement; `new` is one that is being written. */
export function AnnouncementPage() {
  const { announcement: id } = route.useParams()
  const may = useMayModerate()
  useKeys({ '[': () => togglePane('nav') })
  return (
    <main className={classes.page}>
      <Strip />
      {id !== 'new' && <Stored key={id} id={id} />}
      {id === 'new' && (may ? <New /> : <MayNot />)}
      <NavDrawer />
    </main>
  )
}

/** Begins where the workspace announces, with the words of another one where it is written anew. */
function New() {
  const { from, day } = route.useSearch()
  const places = useQuery(placesQuery)
  const settings = useQuery(settingsQuery)
  const other = useQuery({ ...announcementQuery(from ?? ''), enabled: from !== undefined })
  // Not `isPending`: a failed question is asked again by the editor as it appears, and would take it away again, without end.
  if (!places.isFetched || settings.isPending || (from !== undefined && other.isPending)) return <Blank />
  const own = settings.data?.announcementChannel
  const place = places.data?.items.find(({ id }) => id === own?.id) ?? places.data?.items[0]
  const start: Content = {
    text: other.data?.text ?? '',
    guild: place?.guild ?? '',
    channel: place?.id ?? '',
    mention: null,
    crosspost: false,
    pin: false,
  }
  return <Editor key={from ?? 'new'} stored={null} start={start} day={day} />
}

function Stored({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(announcementQuery(id))
  const may = useMayModerate()
  if (data) return may ? <Editor stored={data} start={contentOf(data)} /> : <Reading stored={data} />
  if (!error) return <Blank />
  const { kind, words } = failureOf(error)
  return (
    <Blank>
      <Empty drawing="letters" title={kind === 'unreached' ? 'Not read' : 'This announcement is gone'} words={words}>
        <Button onClick={() => void refetch()}>Try again</Button>
      </Empty>
    </Blank>
  )
}

function MayNot() {
  return (
    <Blank>
      <Empty
        drawing="letters"
        title="Not yours to write"
        words="Announcing takes a moderator, an admin or the owner."
      />
    </Blank>
  )
}

function Blank({ children }: { children?: ReactNode }) {
  return (
    <>
      <EditorBar title="Announcement" stored={null} />
      <div className={classes.nothing}>{children}</div>
    </>
  )
}

/** For who may not write: what it says and what became of it. */
function Reading({ stored }: { stored: AnnouncementView }) {
  return (
    <>
      <EditorBar title={lead(stored.text).title} stored={stored} />
      <div className={classes.body}>
        <section className={classes.words} aria-label="Announcement">
          <StateNote stored={stored} again={undefined} />
          <Facts stored={stored} />
        </section>
        <aside className={classes.side} aria-label="Preview">
          <Preview stored={stored} value={contentOf(stored)} />
          <Wordings stored={stored} />
        </aside>
      </div>
    </>
  )
}
