import own from './sources.module.css'

const BODY = `{
  "id": "1859",
  "title": "Version 2.4 is out",
  "link": "https://example.org/news/2-4",
  "summary": "New trails, fewer crashes."
}`

/** How services outside send an item. */
export function Recipes({ url }: { url: string | null }) {
  const where = url ?? 'the address'
  return (
    <section className={own.recipes} aria-labelledby="recipes">
      <h2 id="recipes">How it is sent</h2>
      <p>
        A POST to <bdi dir="ltr">{where}</bdi> with JSON. Only the title is needed; the same <code>id</code> is
        announced once.
      </p>
      <pre dir="ltr">{BODY}</pre>
      <details>
        <summary>X through Zapier</summary>
        <p>
          Trigger “New post by user” of X; action “Webhooks by Zapier, POST”. Payload type JSON, <code>id</code>,{' '}
          <code>title</code> and <code>link</code> from the post. Header <code>Authorization</code> with{' '}
          <code>Bearer</code>, a space, and the secret. Turn on “The secret itself is enough”.
        </p>
      </details>
      <details>
        <summary>X through Make</summary>
        <p>
          Module “Watch posts” of X, then “HTTP, make a request” with method POST, body type Raw, JSON as above, and the
          header <code>Authorization: Bearer</code> with the secret. Turn on “The secret itself is enough”.
        </p>
      </details>
      <details>
        <summary>X through IFTTT</summary>
        <p>
          “New post by you”, then “Make a web request”: method POST, content type application/json, and the additional
          header <code>Authorization: Bearer</code> with the secret. Turn on “The secret itself is enough”.
        </p>
      </details>
      <details>
        <summary>Your own program</summary>
        <p>
          Sign as standardwebhooks.com says: <code>webhook-id</code>, <code>webhook-timestamp</code> and{' '}
          <code>webhook-signature</code>. A call older than 5 m is not taken, and the same <code>webhook-id</code>{' '}
          counts once.
        </p>
      </details>
    </section>
  )
}
