import { Menu } from '@mantine/core'
import { IconDots, IconUserCancel, IconUserCheck } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { IconButton } from '../../look/button.tsx'
import { useMayModerate } from '../../session/rights.ts'
import { blockOfQuery } from '../queries.ts'
import { BlockDialog } from './block-dialog.tsx'
import { useLift } from './use-lift.ts'

/** What moderators may do about whoever writes: block them, or take their words again. */
export function BlockContact({ whom }: { whom: { address: string; name: string } }) {
  const may = useMayModerate()
  const client = useQueryClient()
  const lift = useLift(client)
  const [asking, setAsking] = useState(false)
  const { data: block } = useQuery({ ...blockOfQuery(whom.address), enabled: may })
  if (!may || block === undefined) return null
  return (
    <>
      <Menu position="bottom-end" width={200} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <IconButton label={`More about ${whom.name}`}>
            <IconDots aria-hidden />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          {block === null ? (
            <Menu.Item
              color="var(--gd-bad-text)"
              leftSection={<IconUserCancel size={16} stroke={1.75} aria-hidden />}
              onClick={() => setAsking(true)}
            >
              Block…
            </Menu.Item>
          ) : (
            <Menu.Item
              leftSection={<IconUserCheck size={16} stroke={1.75} aria-hidden />}
              onClick={() => void lift(block)}
            >
              Lift the block
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <BlockDialog opened={asking} close={() => setAsking(false)} whom={whom} />
    </>
  )
}

/** Says in the contact's details that their words are not taken. */
export function BlockedWord({ address }: { address: string }) {
  const { data: block } = useQuery(blockOfQuery(address))
  return block ? <>Blocked: what they write is not taken</> : null
}
