import { Menu } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CollectionView } from '../../../protocol/articles.ts'
import { sayFailed } from '../../look/toast.tsx'
import { Ask } from '../../page/ask.tsx'
import { failureOf, rpc } from '../../session/rpc.ts'
import classes from './list.module.css'
import { NameDialog } from './name-dialog.tsx'

interface CollectionMenuProps {
  collection: Pick<CollectionView, 'id' | 'name' | 'articles'>
  /** Its place, and all of them in their order. */
  order: { at: number; all: readonly string[] }
}

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

/** Renames a collection, moves it up and down, and does away with it. */
export function CollectionMenu({ collection, order }: CollectionMenuProps) {
  const { id, name, articles } = collection
  const [asking, setAsking] = useState<'name' | 'delete' | null>(null)
  const { move, remove } = useCollection(id, order)
  const close = () => setAsking(null)
  return (
    <>
      <Menu position="bottom-end" width={180} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <button type="button" className={classes.dots} aria-label={`More of ${name}`}>
            <IconDots aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => setAsking('name')}>
            Rename
          </Menu.Item>
          {order.at > 0 && (
            <Menu.Item leftSection={<IconArrowUp {...ICON} />} onClick={() => void move(-1)}>
              Move up
            </Menu.Item>
          )}
          {order.at < order.all.length - 1 && (
            <Menu.Item leftSection={<IconArrowDown {...ICON} />} onClick={() => void move(1)}>
              Move down
            </Menu.Item>
          )}
          <Menu.Item
            color="var(--gd-bad-text)"
            leftSection={<IconTrash {...ICON} />}
            onClick={() => setAsking('delete')}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NameDialog
        opened={asking === 'name'}
        title="Rename the collection"
        verb="Rename"
        name={name}
        store={(named) => rpc.collections.rename({ id, name: named })}
        close={close}
      />
      <Ask
        opened={asking === 'delete'}
        title="Delete this collection?"
        verb="Delete 1 collection"
        stay="Keep it"
        act={remove}
        close={close}
      >
        <p>
          <b dir="auto">{name}</b> goes for good.{' '}
          {articles > 0 && `Its ${articles === 1 ? 'article stays' : `${articles} articles stay`}, in no collection.`}
        </p>
      </Ask>
    </>
  )
}

/** What is done with a collection besides naming it. */
function useCollection(id: string, { at, all }: CollectionMenuProps['order']) {
  const client = useQueryClient()
  const readAgain = () => client.invalidateQueries({ queryKey: ['articles'] })
  return {
    move: async (by: 1 | -1) => {
      const collections = all.filter((each) => each !== id)
      collections.splice(at + by, 0, id)
      try {
        await rpc.collections.order({ collections })
        await readAgain()
      } catch (error) {
        sayFailed(`Not moved: ${failureOf(error).words}`)
      }
    },
    /** Resolves to null, or to why it was not deleted. */
    remove: async () => {
      try {
        await rpc.collections.delete({ id })
      } catch (error) {
        return failureOf(error).words
      }
      await readAgain()
      return null
    },
  }
}
