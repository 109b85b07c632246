import { IconFolderPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { CollectionView } from '../../../protocol/articles.ts'
import { COLLECTIONS } from '../../../protocol/limits.ts'
import { IconButton } from '../../look/button.tsx'
import { rpc } from '../../session/rpc.ts'
import { NameDialog } from './name-dialog.tsx'

/** Begins a collection. */
export function NewCollection({ collections }: { collections: readonly CollectionView[] }) {
  const [naming, setNaming] = useState(false)
  const full = collections.length >= COLLECTIONS
  return (
    <>
      <IconButton
        label={full ? `${COLLECTIONS} collections are the most` : 'New collection'}
        disabled={full}
        onClick={() => setNaming(true)}
      >
        <IconFolderPlus aria-hidden />
      </IconButton>
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
