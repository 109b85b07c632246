import { Menu } from '@mantine/core'
import { IconDots, IconDownload, IconFolderPlus, IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { CollectionView } from '../../../protocol/articles.ts'
import { COLLECTIONS } from '../../../protocol/limits.ts'
import { IconButton } from '../../look/button.tsx'
import { sayDone, sayFailed } from '../../look/toast.tsx'
import { useMayAdmin } from '../../session/rights.ts'
import { rpc } from '../../session/rpc.ts'
import { importArticles } from './import-articles.ts'
import { NameDialog } from './name-dialog.tsx'

const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

/** Begins a collection, and takes the knowledge base out and in as a file. */
export function More({ collections }: { collections: readonly CollectionView[] }) {
  const may = useMayAdmin()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [naming, setNaming] = useState(false)
  const take = async (file: File) => {
    const { words, failed } = await importArticles(file)
    if (failed) return sayFailed(words)
    await client.invalidateQueries({ queryKey: ['articles'] })
    sayDone(words)
  }
  return (
    <>
      <Menu position="bottom-end" width={220} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <IconButton label="Collections and files">
            <IconDots aria-hidden />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          {may && collections.length < COLLECTIONS && (
            <Menu.Item leftSection={<IconFolderPlus {...ICON} />} onClick={() => setNaming(true)}>
              New collection
            </Menu.Item>
          )}
          {may && (
            <Menu.Item leftSection={<IconUpload {...ICON} />} onClick={() => input.current?.click()}>
              Import articles
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconDownload {...ICON} />} component="a" href="/api/v1/articles/export" download>
            Export articles
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <input
        ref={input}
        type="file"
        accept=".jsonl,.ndjson,application/jsonl"
        hidden
        aria-label="File of articles"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) void take(file)
          // The same file may be chosen again after a fault.
          event.target.value = ''
        }}
      />
      <NameDialog
        opened={naming}
        title="New collection"
        verb="Add"
        name=""
        store={(name) => rpc.collections.create({ name })}
        close={() => setNaming(false)}
      />
    </>
  )
}
