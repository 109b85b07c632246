import { eq } from 'drizzle-orm'
import type { Transaction } from '../../kernel/database.ts'
import { Refusal } from '../../kernel/errors.ts'
import { appendEvents } from '../../kernel/events/append.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import {
  CHANNEL_SETTINGS,
  type ChannelPlace,
  type ChannelSetting,
  type SettingsChange,
} from '../../protocol/settings.ts'
import { recordAudit } from '../audit/record-audit.ts'
import { lockSettings, type ReadSettings, type WorkspaceSettings, workspaceSettings } from './settings.ts'
import { workspace } from './tables.ts'

/** Woken when settings of a workspace were changed, for whoever has to do something about it in the world outside. */
export const SETTINGS_CHANGED = 'settings-changed'

/** Parts to be changed, as the contract describes them; a channel comes with the name that it was found by. */
export type SettingsParts = Omit<SettingsChange, ChannelSetting | 'staffRoles'> & {
  [setting in ChannelSetting]?: ChannelPlace | null | undefined
} & { staffRoles?: ChannelPlace[] | undefined }

export interface SettingsUpdate {
  workspace: number
  /** Null where no person does it, as with the demo. */
  agent: string | null
  change: SettingsParts
}

/**
 * Changes parts of a workspace's settings; screens hear of it by `settings.changed`. Answers what is set now.
 * @throws Refusal `conflict` when somebody else has changed them since the caller read them
 */
export async function updateSettings(
  kernel: Kernel,
  { workspace: id, agent, change }: SettingsUpdate,
): Promise<ReadSettings> {
  const at = kernel.clock.now()
  const after = await kernel.db.transaction(async (tx) => {
    const before = await lockSettings(tx, id)
    if (before.version !== change.version) {
      throw new Refusal('conflict', 'Somebody else has changed the settings meanwhile. Load them again.', {
        version: before.version,
      })
    }
    const after = await store(tx, { id, before, change })
    const parts = Object.keys(change).filter((part) => part !== 'version')
    const facts = { parts: parts.join(' '), version: after.version }
    await recordAudit(tx, {
      workspace: id,
      agent,
      act: 'settings.changed',
      subject: `workspace:${id}`,
      facts,
      at,
    })
    await appendEvents(tx, [{ workspace: id, kind: 'settings.changed', conversation: null, agent, at }])
    return after
  })
  kernel.bus.wake(SETTINGS_CHANGED)
  return after
}

async function store(
  tx: Transaction,
  { id, before, change }: { id: number; before: ReadSettings; change: SettingsParts },
): Promise<ReadSettings> {
  const { name = before.name, locale = before.locale } = change
  const settings = mergeSettings(before, change)
  const version = before.version + 1
  await tx.orm.update(workspace).set({ name, locale, settings, settingsVersion: version }).where(eq(workspace.id, id))
  return { ...settings, version, name, locale, demo: before.demo }
}

/** What is set once the change is made; parts that it leaves out stay. */
export function mergeSettings(before: WorkspaceSettings, change: Partial<SettingsParts>): WorkspaceSettings {
  const { virtualAgent, greeting, safety, timeZone, staffRoles, times } = change
  return workspaceSettings.parse({
    virtualAgent: { ...before.virtualAgent, ...given(virtualAgent) },
    greeting: withoutNull({ ...before.greeting, ...given(greeting) }),
    ...Object.fromEntries(
      CHANNEL_SETTINGS.map((name) => [name, change[name] === undefined ? before[name] : change[name]]),
    ),
    safety: { ...before.safety, ...given(safety) },
    timeZone: timeZone ?? before.timeZone,
    staffRoles: staffRoles ?? before.staffRoles,
    times: { ...before.times, ...given(times) },
  })
}

const given = (part: object | undefined): object =>
  Object.fromEntries(Object.entries(part ?? {}).filter(([, value]) => value !== undefined))

const withoutNull = (part: object): object =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null))
