import { connectTracker, rotateHook } from '../../core/tracker/connect-tracker.ts'
import { createIssue } from '../../core/tracker/create-issue.ts'
import { disconnectTracker } from '../../core/tracker/disconnect-tracker.ts'
import { draftIssue } from '../../core/tracker/draft-issue.ts'
import { linkIssue } from '../../core/tracker/link-issue.ts'
import { readIssue } from '../../core/tracker/read-issue.ts'
import { presentTracker, readTracker } from '../../core/tracker/read-tracker.ts'
import type { TrackerPlace } from '../../core/tracker/tracker.ts'
import { retryIssue, unlinkIssue } from '../../core/tracker/unlink-issue.ts'
import { updateTracker } from '../../core/tracker/update-tracker.ts'
import type { TrackerView } from '../../protocol/trackers.ts'
import { type CallContext, callerOf } from '../context.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'

export function trackerRoutes({ kernel, secrets, publicUrl, github }: Services) {
  const { trackers } = procedures
  const tools = { secrets, tracker: github.tracker }
  return {
    show: trackers.show.handler(async ({ context }) => {
      const stored = await readTracker(kernel.db, callerOf(context).workspace)
      return { tracker: stored && { system: stored.system, repository: stored.repository } }
    }),
    settings: trackers.settings.handler(async ({ context }) => ({ tracker: await view(context) })),
    check: trackers.check.handler(async ({ input }) => {
      const { ok, words } = await github.tracker.check(placeOf(input))
      return { ok, words }
    }),
    connect: trackers.connect.handler(async ({ context, input }) => {
      const hookSecret = await connectTracker(kernel, tools, { ...callerOf(context), ...placeOf(input) })
      return { tracker: await connected(context), hookSecret }
    }),
    update: trackers.update.handler(async ({ context, input }) => {
      const { workspace, agent } = callerOf(context)
      await updateTracker(kernel, { workspace, agent, settings: input.settings })
      return { tracker: await view(context) }
    }),
    rotate: trackers.rotate.handler(async ({ context }) => {
      const hookSecret = await rotateHook(kernel, secrets, callerOf(context))
      return { tracker: await connected(context), hookSecret }
    }),
    disconnect: trackers.disconnect.handler(async ({ context }) => {
      await disconnectTracker(kernel, callerOf(context))
      return {}
    }),
    draft: trackers.draft.handler(({ context, input }) =>
      draftIssue(kernel.db, { workspace: callerOf(context).workspace, id: input.id, publicUrl }),
    ),
    createIssue: trackers.createIssue.handler(async ({ context, input }) => {
      const { title, body } = input
      await createIssue(kernel, { ...actOf(context, input.id), title, body })
      return issueOf(context, input.id)
    }),
    linkIssue: trackers.linkIssue.handler(async ({ context, input }) => {
      await linkIssue(kernel, tools, { ...actOf(context, input.id), reference: input.reference })
      return issueOf(context, input.id)
    }),
    retryIssue: trackers.retryIssue.handler(async ({ context, input }) => {
      await retryIssue(kernel, actOf(context, input.id))
      return issueOf(context, input.id)
    }),
    unlinkIssue: trackers.unlinkIssue.handler(async ({ context, input }) => {
      await unlinkIssue(kernel, actOf(context, input.id))
      return issueOf(context, input.id)
    }),
  }

  function placeOf({ repository, token, apiBase }: Omit<TrackerPlace, 'apiBase'> & { apiBase: string | null }) {
    return { repository, token, apiBase: (apiBase ?? '').replace(/\/+$/, '') || github.apiBase }
  }

  async function view(context: CallContext): Promise<TrackerView | null> {
    const stored = await readTracker(kernel.db, callerOf(context).workspace)
    return stored && presentTracker(stored, { publicUrl, ownBase: github.apiBase, url: github.repositoryUrl })
  }

  async function connected(context: CallContext): Promise<TrackerView> {
    const tracker = await view(context)
    if (!tracker) throw new Error('the tracker was not stored')
    return tracker
  }

  async function issueOf(context: CallContext, id: string) {
    return { external: await readIssue(kernel.db, callerOf(context).workspace, id) }
  }
}

function actOf(context: CallContext, id: string): { workspace: number; agent: string; case: string } {
  const { workspace, agent } = callerOf(context)
  return { workspace, agent, case: id }
}
