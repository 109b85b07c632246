import { Menu } from '@mantine/core'
import {
  IconDots,
  IconKey,
  IconListDetails,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconSend,
  IconTrash,
} from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import type { WebhookView } from '../../protocol/webhooks.ts'
import { IconButton } from '../look/button.tsx'
import { pastWords } from '../look/time.ts'
import { sayDone, sayFailed } from '../look/toast.tsx'
import { useNow } from '../look/use-now.ts'
import { failureOf, rpc } from '../session/rpc.ts'
import type { WebhookDialog } from './webhook-dialogs.tsx'
import { webhooksQuery } from './webhook-queries.ts'
import { addressWords, eventsWords } from './webhook-words.ts'
import own from './webhooks.module.css'

const SIZE = { size: 16, stroke: 1.75, 'aria-hidden': true } as const

interface RowProps {
  webhook: WebhookView
  open: (dialog: WebhookDialog) => void
}

/** One endpoint: where it is, what it hears, and whether it takes it. */
export function WebhookRow({ webhook, open }: RowProps) {
  const now = useNow(60_000)
  const { url, description, active, trouble, tookAt, waiting } = webhook
  const facts = [
    eventsWords(webhook),
    tookAt ? `last taken ${pastWords(tookAt, now)}` : 'nothing taken yet',
    ...(waiting > 0 ? [`${waiting.toLocaleString('en')} waiting`] : []),
  ]
  return (
    <li className={own.row}>
      <div>
        <b>
          <bdi dir="ltr">{addressWords(url)}</bdi>
        </b>
        {description !== '' && <p dir="auto">{description}</p>}
        <p>{facts.join(' · ')}</p>
        {!active && <p className={own.bad}>Off. {trouble}</p>}
        {active && trouble !== null && <p className={own.bad}>{trouble}</p>}
      </div>
      <RowMenu webhook={webhook} open={open} />
    </li>
  )
}

function RowMenu({ webhook, open }: RowProps) {
  const client = useQueryClient()
  const { id, active, url } = webhook
  const run = (act: () => Promise<unknown>, done: string) =>
    act()
      .then(
        () => sayDone(done),
        (error: unknown) => sayFailed(`Not done: ${failureOf(error).words}`),
      )
      .finally(() => void client.invalidateQueries(webhooksQuery))
  const test = async () => {
    await run(() => rpc.webhooks.test({ id }), 'A test is sent.')
    open({ kind: 'log', webhook })
  }
  return (
    <Menu position="bottom-end" width={210} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <IconButton label={`What to do with ${addressWords(url)}`}>
          <IconDots aria-hidden />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconListDetails {...SIZE} />} onClick={() => open({ kind: 'log', webhook })}>
          What was sent
        </Menu.Item>
        {active && (
          <Menu.Item leftSection={<IconSend {...SIZE} />} onClick={() => void test()}>
            Send a test
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPencil {...SIZE} />} onClick={() => open({ kind: 'edit', webhook })}>
          Edit
        </Menu.Item>
        <Menu.Item leftSection={<IconKey {...SIZE} />} onClick={() => open({ kind: 'rotate', webhook })}>
          New secret
        </Menu.Item>
        <Menu.Item
          leftSection={active ? <IconPlayerPause {...SIZE} /> : <IconPlayerPlay {...SIZE} />}
          onClick={() =>
            void run(
              () => rpc.webhooks.update({ id, active: !active }),
              active ? 'It is off.' : 'It is on and hears of what happens from now on.',
            )
          }
        >
          {active ? 'Turn off' : 'Turn on'}
        </Menu.Item>
        <Menu.Item
          color="var(--gd-bad-text)"
          leftSection={<IconTrash {...SIZE} />}
          onClick={() => open({ kind: 'delete', webhook })}
        >
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
