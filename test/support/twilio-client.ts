import { Twilio } from 'twilio'
import RequestClient from 'twilio/lib/base/RequestClient.js'

/** The official client, sent to a stand-in by nothing but its HTTP client. */
export function twilioClient(place: { apiBase: string; accountSid: string; authToken: string }): Twilio {
  const httpClient = new RedirectedClient(place.apiBase)
  return new Twilio(place.accountSid, place.authToken, { httpClient })
}

class RedirectedClient extends RequestClient {
  readonly #apiBase: string

  constructor(apiBase: string) {
    super({ keepAlive: true })
    this.#apiBase = apiBase
  }

  override request<Body>(options: RequestClient.RequestOptions<Body>) {
    const { hostname, pathname, search } = new URL(options.uri)
    return super.request<Body>({ ...options, uri: `${this.#apiBase}/${hostname}${pathname}${search}` })
  }
}
