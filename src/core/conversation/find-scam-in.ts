import { findScam, type Scam } from '../safety/scam/find-scam.ts'
import type { WorkspaceSettings } from '../workspace/settings.ts'

/** Whether what a member wrote to us looks like a scam, where the workspace wants to know: Discord's AutoMod does not see it. */
export const findScamIn = (safety: WorkspaceSettings['safety'] | null, words: string): Scam | null =>
  safety?.filterDirect && words !== '' ? findScam(words, safety) : null
