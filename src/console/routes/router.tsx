import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { readAnnouncementsSearch, readNewSearch } from '../announcements/look.ts'
import { readCasesSearch } from '../cases/filter-search.ts'
import { VIEWS } from '../inbox/views.ts'
import { readModerationSearch } from '../moderation/look.ts'
import { readServerSearch, readWizardSearch } from '../server/search.ts'
import { failureOf } from '../session/rpc.ts'
import { meQuery } from '../session/session.ts'
import { settingsQuery } from '../session/virtual-agent.ts'
import { OwnerPage } from './owner.tsx'
import { SignInPage } from './sign-in.tsx'
import { Trouble } from './trouble.tsx'

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Outlet,
  errorComponent: Trouble,
  notFoundComponent: () => <Trouble error={null} />,
})

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/inbox/$view', params: { view: 'mine' } })
  },
})

const owner = createRoute({
  getParentRoute: () => root,
  path: '/owner',
  validateSearch: (search): { token?: string | undefined } => ({ token: text(search.token) }),
  component: OwnerPage,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Only a path of this desk is gone back to, never another site's address.
  validateSearch: (search): { back?: string | undefined } => {
    const back = text(search.back)
    return { back: back && /^\/(?![/\\])/.test(back) ? back : undefined }
  },
  component: SignInPage,
})

/** Everything behind the sign-in. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData(meQuery)
    } catch (error) {
      if (failureOf(error).kind !== 'ended') throw error
      throw redirect({ to: '/sign-in', search: { back: location.href } })
    }
  },
  component: lazyRouteComponent(() => import('./desk.tsx'), 'DeskPage'),
})

const inbox = createRoute({
  getParentRoute: () => desk,
  path: '/inbox/$view',
  params: {
    parse: ({ view }) => ({ view: VIEWS.find((each) => each === view) ?? 'mine' }),
    stringify: ({ view }) => ({ view }),
  },
  component: lazyRouteComponent(() => import('./inbox.tsx'), 'InboxPage'),
})

const conversation = createRoute({
  getParentRoute: () => inbox,
  path: '$conversation',
  // The message to go to, for who comes from the search.
  validateSearch: (search): { message?: string | undefined } => ({ message: text(search.message) }),
})

const you = createRoute({
  getParentRoute: () => desk,
  path: '/you',
  component: lazyRouteComponent(() => import('./you.tsx'), 'YouPage'),
})

const knowledge = createRoute({
  getParentRoute: () => desk,
  path: '/knowledge',
  component: lazyRouteComponent(() => import('../knowledge/knowledge.tsx'), 'KnowledgePage'),
})

/** One article; `new` is one that is being written. */
const article = createRoute({ getParentRoute: () => knowledge, path: '$article' })

/** One case; the list that it was opened from stays what it was. */
const casePage = createRoute({
  getParentRoute: () => desk,
  path: '/cases/$id',
  component: lazyRouteComponent(() => import('../cases/page/page.tsx'), 'CasePage'),
})

const cases = createRoute({
  getParentRoute: () => desk,
  path: '/cases',
  validateSearch: readCasesSearch,
  component: lazyRouteComponent(() => import('../cases/cases.tsx'), 'CasesPage'),
})

const mentions = createRoute({
  getParentRoute: () => desk,
  path: '/mentions',
  component: lazyRouteComponent(() => import('../cases/mentions/mentions.tsx'), 'MentionsPage'),
})

const announcements = createRoute({
  getParentRoute: () => desk,
  path: '/announcements',
  validateSearch: readAnnouncementsSearch,
  component: lazyRouteComponent(() => import('../announcements/announcements.tsx'), 'AnnouncementsPage'),
})

/** One announcement; `new` is one that is being written. */
const announcement = createRoute({
  getParentRoute: () => desk,
  path: '/announcements/$announcement',
  validateSearch: readNewSearch,
  component: lazyRouteComponent(() => import('../announcements/announcement-page.tsx'), 'AnnouncementPage'),
})

/** One source of announcements; `new` is one that is being added. */
const source = createRoute({
  getParentRoute: () => desk,
  path: '/announcements/sources/$source',
  component: lazyRouteComponent(() => import('../announcements/sources/source-page.tsx'), 'SourcePage'),
})

const moderation = createRoute({
  getParentRoute: () => desk,
  path: '/moderation',
  validateSearch: readModerationSearch,
  component: lazyRouteComponent(() => import('../moderation/moderation.tsx'), 'ModerationPage'),
})

/** One report, by its own id or by that of its case. */
const moderationReport = createRoute({ getParentRoute: () => moderation, path: '$report' })

const reports = createRoute({
  getParentRoute: () => desk,
  path: '/reports',
  component: lazyRouteComponent(() => import('../statistics/reports.tsx'), 'ReportsPage'),
})

const team = createRoute({
  getParentRoute: () => desk,
  path: '/team',
  component: lazyRouteComponent(() => import('../team/team.tsx'), 'TeamPage'),
})

const settings = createRoute({
  getParentRoute: () => desk,
  path: '/settings',
  loader: ({ context }) => context.client.ensureQueryData(settingsQuery),
  component: lazyRouteComponent(() => import('../settings/settings.tsx'), 'SettingsPage'),
})

/** A Discord server kept as a file describes it. */
const server = createRoute({
  getParentRoute: () => desk,
  path: '/settings/server',
  validateSearch: readServerSearch,
  component: lazyRouteComponent(() => import('../server/server-page.tsx'), 'ServerPage'),
})

/** The way to the first real server. */
const wizard = createRoute({
  getParentRoute: () => desk,
  path: '/server/new',
  validateSearch: readWizardSearch,
  component: lazyRouteComponent(() => import('../server/wizard/wizard.tsx'), 'WizardPage'),
})

const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation',
  validateSearch: (search): { token?: string | undefined } => ({ token: text(search.token) }),
  component: lazyRouteComponent(() => import('./invitation.tsx'), 'InvitationPage'),
})

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  validateSearch: (search): { token?: string | undefined } => ({ token: text(search.token) }),
  component: lazyRouteComponent(() => import('./password.tsx'), 'PasswordPage'),
})

const tree = root.addChildren([
  ...[home, owner, signIn, invitation, password],
  desk.addChildren([
    inbox.addChildren([conversation]),
    knowledge.addChildren([article]),
    cases,
    casePage,
    mentions,
    ...[announcements, announcement, source],
    moderation.addChildren([moderationReport]),
    reports,
    team,
    settings,
    ...[server, wizard],
    you,
  ]),
])

export function createDeskRouter(client: QueryClient) {
  return createRouter({ routeTree: tree, context: { client }, defaultPreload: false })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDeskRouter>
  }
}
