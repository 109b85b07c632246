/** The mark of Guildesk: a speech bubble that is a G. */
export function Logo({ className }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 32 32" width="22" height="22" className={className} aria-hidden="true">
      <path
        fill="currentColor"
        fillRule="evenodd"
        d="M16 2C8 2 2 7.8 2 15.4c0 4 1.7 7.3 4.3 9.7L5 30l6.2-2c1.5.5 3.1.8 4.8.8 8 0 14-5.8 14-13.4 0-1-.1-1.9-.3-2.8H16v5.6h7.4c-1.1 3-4 5-7.4 5-4.6 0-8-3.4-8-7.8s3.4-7.8 8-7.8c2.4 0 4.4.9 5.8 2.4l4.2-4C23.4 3.5 19.9 2 16 2z"
      />
    </svg>
  )
}
