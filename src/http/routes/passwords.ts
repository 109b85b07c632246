import { resetPassword } from '../identity/reset-password.ts'
import { procedures } from '../procedures.ts'
import type { Services } from '../services.ts'
import { countTry } from './count-try.ts'

export function passwordRoutes(services: Services) {
  return {
    reset: procedures.passwords.reset.handler(async ({ context, input }) => {
      countTry(services, context)
      return { email: await resetPassword(services.kernel, input) }
    }),
  }
}
