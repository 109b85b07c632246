import { TwilioFault } from './fault.ts'

/** All hosts of Twilio's that this product asks. */
const HOSTS = new Set(
  ['api', 'conversations', 'flex-api', 'taskrouter', 'studio', 'events', 'mcs.us1', 'media.us1'].map(
    (name) => `${name}.twilio.com`,
  ),
)

/**
 * Where a request to one of Twilio's hosts goes. With a base, host `H` is at `<base>/H`; nothing ever leaves for another place.
 * @throws TwilioFault for a host that is not Twilio's, or none that we ask
 */
export function placeOf(url: string, apiBase: string | null): string {
  const { protocol, host, pathname, search } = new URL(url)
  if (protocol !== 'https:' || !HOSTS.has(host))
    throw new TwilioFault(`${host} is no host of Twilio's that is asked here.`)
  return apiBase === null ? url : `${apiBase}/${host}${pathname}${search}`
}
