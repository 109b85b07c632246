import { IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { SourceView } from '../../../protocol/announcements.ts'
import { useKeys } from '../../inbox/keys.ts'
import { NavDrawer } from '../../inbox/nav.tsx'
import { PageTitle } from '../../inbox/page-title.tsx'
import { togglePane } from '../../inbox/panes.ts'
import { Strip } from '../../live/strip.tsx'
import { Button } from '../../look/button.tsx'
import { Empty } from '../../look/empty.tsx'
import { MenuButton } from '../../page/page.tsx'
import { useMayModerate } from '../../session/rights.ts'
import { failureOf } from '../../session/rpc.ts'
import { settingsQuery } from '../../session/virtual-agent.ts'
import { BackLink } from '../back-link.tsx'
import classes from '../editor/editor.module.css'
import { placesQuery, sourcesQuery } from '../queries.ts'
import { Items } from './items.tsx'
import { KindChoice } from './kind-choice.tsx'
import { SourceForm } from './source-form.tsx'
import type { SourceKind } from './source-words.ts'
import { newContent, sourceContent } from './use-source.ts'

const route = getRouteApi('/desk/announcements/sources/$source')

/** One source; `new` is one that is being added. */
export function SourcePage() {
  const { source: id } = route.useParams()
  const may = useMayModerate()
  useKeys({ '[': () => togglePane('nav') })
  return (
    <main className={classes.page}>
      <Strip />
      {id !== 'new' && <StoredSource key={id} id={id} />}
      {id === 'new' && (may ? <NewSource /> : <MayNot />)}
      <NavDrawer />
    </main>
  )
}

function Bar({ title }: { title: string }) {
  return (
    <header className={classes.bar}>
      <PageTitle>{title}</PageTitle>
      <MenuButton />
      <BackLink to="/announcements" words="Sources" look="sources" />
      <IconChevronRight aria-hidden className={`${classes.crumb} flip`} />
      <h1 className={`${classes.title} clip`}>
        <bdi>{title}</bdi>
      </h1>
    </header>
  )
}

/** Which kind first; then its own form. */
function NewSource() {
  const [kind, setKind] = useState<SourceKind>('feed')
  const places = useQuery(placesQuery)
  const settings = useQuery(settingsQuery)
  if (!places.isFetched || settings.isPending) return <Bar title="New source" />
  const own = settings.data?.announcementChannel
  const place = places.data?.items.find(({ id }) => id === own?.id) ?? places.data?.items[0]
  const going = { guild: place?.guild ?? '', channel: place?.id ?? '', mention: null, crosspost: false }
  return (
    <>
      <Bar title="New source" />
      <SourceForm key={kind} kind={kind} stored={null} start={newContent(kind, going)}>
        <KindChoice kind={kind} choose={setKind} />
      </SourceForm>
    </>
  )
}

function MayNot() {
  return (
    <>
      <Bar title="New source" />
      <div className={classes.nothing}>
        <Empty drawing="letters" title="Not yours to add" words="A source takes a moderator, an admin or the owner." />
      </div>
    </>
  )
}

function StoredSource({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(sourcesQuery)
  const may = useMayModerate()
  const source = data?.find((each) => each.id === id)
  if (source) {
    return (
      <>
        <Bar title={source.name} />
        {may ? <Form source={source} /> : <Reading source={source} />}
      </>
    )
  }
  if (!data && !error) return <Bar title="Source" />
  return (
    <>
      <Bar title="Source" />
      <div className={classes.nothing}>
        <Empty
          drawing="letters"
          title={error ? 'Not read' : 'This source is gone'}
          words={error ? failureOf(error).words : 'Somebody has deleted it. What it brought stays.'}
        >
          <Button onClick={() => void refetch()}>Try again</Button>
        </Empty>
      </div>
    </>
  )
}

const Form = ({ source }: { source: SourceView }) => (
  <SourceForm kind={source.kind} stored={source} start={sourceContent(source)} />
)

/** For who may not change it: what it has brought. */
function Reading({ source }: { source: SourceView }) {
  return (
    <div className={classes.body}>
      <section className={classes.words} aria-label="Items">
        <Items source={source} />
      </section>
    </div>
  )
}
